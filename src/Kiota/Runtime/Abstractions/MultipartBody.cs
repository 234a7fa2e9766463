using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <summary>A <c>multipart/form-data</c> body, its parts told apart by name and file name. Not safe for use by several threads.</summary>
public class MultipartBody : IParsable
{
    private readonly Dictionary<(string Name, string FileName), Part> _parts = [];
    private string? _boundary;

    /// <summary>The line between the parts: 32 random hexadecimal digits.</summary>
    public string Boundary => _boundary ??= Guid.NewGuid().ToString("N");

    /// <summary>Knows the writers of the parts; set when the body becomes the content of a request.</summary>
    public IRequestAdapter? RequestAdapter { get; set; }

    /// <summary>Adds a part, or replaces the one of the same name and file name in its place.</summary>
    /// <typeparam name="T">A model, a string, a byte array or a stream.</typeparam>
    /// <param name="partName">The part's name.</param>
    /// <param name="contentType">The part's content type, which also chooses how a model or string is written.</param>
    /// <param name="partValue">The part's value.</param>
    /// <param name="fileName">The file name to announce; null for none.</param>
    /// <exception cref="ArgumentNullException">The name or content type is missing, or the value is null.</exception>
    public void AddOrReplacePart<T>(string partName, string contentType, T partValue, string? fileName = null)
    {
        ThrowIfMissing(partName, nameof(partName));
        ThrowIfMissing(contentType, nameof(contentType));
        ArgumentNullException.ThrowIfNull(partValue);
        _parts[(partName, fileName ?? string.Empty)] = new Part(contentType, partValue, fileName);
    }

    /// <summary>Finds the value of a part.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <param name="partName">The part's name.</param>
    /// <param name="fileName">The part's file name; null for none.</param>
    /// <returns>The value; the default when there is no such part.</returns>
    /// <exception cref="ArgumentNullException">The name is missing.</exception>
    public T? GetPartValue<T>(string partName, string? fileName)
    {
        ThrowIfMissing(partName, nameof(partName));
        return _parts.TryGetValue((partName, fileName ?? string.Empty), out var part) ? (T)part.Value : default;
    }

    /// <summary>Removes a part.</summary>
    /// <param name="partName">The part's name.</param>
    /// <param name="fileName">The part's file name; null for none.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentNullException">The name is missing.</exception>
    public bool RemovePart(string partName, string? fileName)
    {
        ThrowIfMissing(partName, nameof(partName));
        return _parts.Remove((partName, fileName ?? string.Empty));
    }

    /// <summary>Not supported: a multipart body is only ever sent.</summary>
    /// <returns>Nothing.</returns>
    /// <exception cref="NotImplementedException">Always.</exception>
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => throw new NotImplementedException();

    /// <summary>Writes the parts in the order they were added.</summary>
    /// <param name="writer">A multipart writer.</param>
    /// <exception cref="InvalidOperationException">There is no part, no adapter, no writer for a part's content type, or a part's value is of a type that cannot be sent.</exception>
    public void Serialize(ISerializationWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var adapter = RequestAdapter ?? throw new InvalidOperationException("A multipart body needs its RequestAdapter to write its parts; set it, or send the body through SetContentFromParsable.");
        if (_parts.Count == 0)
        {
            throw new InvalidOperationException("A multipart body needs at least one part; add one with AddOrReplacePart.");
        }

        foreach (var (key, part) in _parts)
        {
            writer.WriteStringValue(string.Empty, "--" + Boundary);
            writer.WriteStringValue("Content-Type", MultipartHeader.Check(part.ContentType));
            writer.WriteStringValue("Content-Disposition", MultipartHeader.Disposition(key.Name, part.FileName));
            writer.WriteStringValue(string.Empty, string.Empty);
            WriteContent(writer, adapter, part);
            writer.WriteStringValue(string.Empty, string.Empty);
        }

        writer.WriteStringValue(string.Empty, "--" + Boundary + "--");
    }

    private static void WriteContent(ISerializationWriter writer, IRequestAdapter adapter, Part part)
    {
        switch (part.Value)
        {
            case byte[] bytes:
                writer.WriteByteArrayValue(string.Empty, bytes);
                break;
            case Stream stream:
                writer.WriteByteArrayValue(string.Empty, ReadAll(stream));
                break;
            case string or IParsable:
                using (var partWriter = adapter.SerializationWriterFactory.GetSerializationWriter(part.ContentType))
                {
                    if (part.Value is IParsable model)
                    {
                        partWriter.WriteObjectValue(string.Empty, model);
                    }
                    else
                    {
                        partWriter.WriteStringValue(string.Empty, (string)part.Value);
                    }

                    using var content = partWriter.GetSerializedContent();
                    writer.WriteByteArrayValue(string.Empty, ReadAll(content));
                }

                break;
            default:
                throw new InvalidOperationException($"Unsupported type {part.Value.GetType().Name} for a multipart part; use a model, a string, a byte array or a stream.");
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static void ThrowIfMissing([NotNull] string? value, string name)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentNullException(name);
        }
    }

    private sealed record Part(string ContentType, object Value, string? FileName);
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Multipart;

/// <summary>Writes one <see cref="MultipartBody"/>: texts are its header lines, bytes the contents of its parts. Not safe for use by several threads.</summary>
public partial class MultipartSerializationWriter : ISerializationWriter
{
    private readonly MemoryStream _content = new();

    /// <inheritdoc />
    public Action<IParsable>? OnBeforeObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable>? OnAfterObjectSerialization { get; set; }

    /// <inheritdoc />
    public Action<IParsable, ISerializationWriter>? OnStartObjectSerialization { get; set; }

    /// <inheritdoc />
    public Stream GetSerializedContent() => new MemoryStream(_content.ToArray(), writable: false);

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Writes a header line, or without a key a bare line.</summary>
    /// <param name="key">The header's name.</param>
    /// <param name="value">The header's value, or the line.</param>
    public void WriteStringValue(string? key, string? value)
    {
        var line = (string.IsNullOrEmpty(key) ? value : $"{key}: {value}") + "\r\n";
        _content.Write(Encoding.UTF8.GetBytes(line));
    }

    /// <summary>Writes raw bytes.</summary>
    /// <param name="key">Not used.</param>
    /// <param name="value">The bytes.</param>
    public void WriteByteArrayValue(string? key, byte[]? value) => _content.Write(value);

    /// <summary>Writes the body.</summary>
    /// <typeparam name="T">The body.</typeparam>
    /// <param name="key">Not used.</param>
    /// <param name="value">A <see cref="MultipartBody"/>.</param>
    /// <param name="additionalValuesToMerge">Not used.</param>
    /// <exception cref="InvalidOperationException">The value is not a <see cref="MultipartBody"/>.</exception>
    public void WriteObjectValue<T>(string? key, T? value, params IParsable?[] additionalValuesToMerge)
        where T : IParsable
    {
        if (value is not MultipartBody body)
        {
            throw new InvalidOperationException($"Only a MultipartBody can be written as multipart/form-data, not a {typeof(T).Name}.");
        }

        OnBeforeObjectSerialization?.Invoke(body);
        OnStartObjectSerialization?.Invoke(body, this);
        body.Serialize(this);
        OnAfterObjectSerialization?.Invoke(body);
    }
}

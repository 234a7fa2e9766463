using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Abstractions;

/// <content>How the body is set.</content>
public partial class RequestInformation
{
    private const string ContentTypeHeader = "Content-Type";

    /// <summary>Writes a model as the body.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="requestAdapter">Knows the writers.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <param name="item">The model.</param>
    /// <exception cref="ArgumentNullException">The adapter or content type is missing.</exception>
    /// <exception cref="InvalidOperationException">The item is null, or no writer is registered for the content type.</exception>
    public void SetContentFromParsable<T>(IRequestAdapter requestAdapter, string contentType, T item)
        where T : IParsable
    {
        using var writer = CreateWriter(requestAdapter, contentType, item);
        if (item is MultipartBody multipart)
        {
            contentType = WithBoundary(contentType, multipart);
            multipart.RequestAdapter = requestAdapter;
        }

        writer.WriteObjectValue(null, item);
        TakeContent(writer, contentType);
    }

    /// <summary>Writes a collection of models as the body.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="requestAdapter">Knows the writers.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <param name="items">The models.</param>
    /// <exception cref="ArgumentNullException">The adapter or content type is missing.</exception>
    /// <exception cref="InvalidOperationException">The collection is null, or no writer is registered for the content type.</exception>
    public void SetContentFromParsable<T>(IRequestAdapter requestAdapter, string contentType, IEnumerable<T> items)
        where T : IParsable
    {
        using var writer = CreateWriter(requestAdapter, contentType, items);
        writer.WriteCollectionOfObjectValues(null, items);
        TakeContent(writer, contentType);
    }

    /// <summary>Writes a primitive value as the body.</summary>
    /// <typeparam name="T">A string, bool, number, Guid, DateTimeOffset, TimeSpan, Date or Time.</typeparam>
    /// <param name="requestAdapter">Knows the writers.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <param name="item">The value.</param>
    /// <exception cref="ArgumentNullException">The adapter or content type is missing.</exception>
    /// <exception cref="InvalidOperationException">The item is null or of another type, or no writer is registered for the content type.</exception>
    public void SetContentFromScalar<T>(IRequestAdapter requestAdapter, string contentType, T item)
    {
        using var writer = CreateWriter(requestAdapter, contentType, item);
        if (!ScalarWriter.TryWrite(writer, null, item!))
        {
            throw new InvalidOperationException($"A value of type {item!.GetType().Name} cannot be sent as a body of its own; use a string, bool, number, Guid, DateTimeOffset, TimeSpan, Date or Time.");
        }

        TakeContent(writer, contentType);
    }

    /// <summary>Writes a collection of primitive values as the body.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="requestAdapter">Knows the writers.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <param name="items">The values.</param>
    /// <exception cref="ArgumentNullException">The adapter or content type is missing.</exception>
    /// <exception cref="InvalidOperationException">The collection is null, or no writer is registered for the content type.</exception>
    public void SetContentFromScalarCollection<T>(IRequestAdapter requestAdapter, string contentType, IEnumerable<T> items)
    {
        using var writer = CreateWriter(requestAdapter, contentType, items);
        writer.WriteCollectionOfPrimitiveValues(null, items);
        TakeContent(writer, contentType);
    }

    /// <summary>Writes an enum value as the body.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="requestAdapter">Knows the writers.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <param name="item">The value.</param>
    /// <exception cref="ArgumentNullException">The adapter or content type is missing.</exception>
    /// <exception cref="InvalidOperationException">The item is null, or no writer is registered for the content type.</exception>
    public void SetContentFromEnum<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(IRequestAdapter requestAdapter, string contentType, T? item)
        where T : struct, Enum
    {
        using var writer = CreateWriter(requestAdapter, contentType, item);
        writer.WriteEnumValue(null, item);
        TakeContent(writer, contentType);
    }

    /// <summary>Writes a collection of enum values as the body.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="requestAdapter">Knows the writers.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <param name="items">The values.</param>
    /// <exception cref="ArgumentNullException">The adapter or content type is missing.</exception>
    /// <exception cref="InvalidOperationException">The collection is null, or no writer is registered for the content type.</exception>
    public void SetContentFromEnumCollection<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(IRequestAdapter requestAdapter, string contentType, IEnumerable<T?> items)
        where T : struct, Enum
    {
        using var writer = CreateWriter(requestAdapter, contentType, items);
        writer.WriteCollectionOfEnumValues(null, items);
        TakeContent(writer, contentType);
    }

    /// <summary>Sends a stream as the body. The adapter disposes it once it is sent.</summary>
    /// <param name="content">The stream; read from where it stands.</param>
    /// <param name="contentType">The content type; sent as it is given unless the request has one already.</param>
    /// <exception cref="ArgumentNullException">The stream or content type is missing.</exception>
    public void SetStreamContent(Stream content, string contentType)
    {
        ArgumentNullException.ThrowIfNull(content);
        ThrowIfContentTypeMissing(contentType);
        Headers.TryAdd(ContentTypeHeader, contentType);
        Content = content;
    }

    /// <summary>A content type that the caller set himself needs the boundary too, or nobody can read the body.</summary>
    private string WithBoundary(string contentType, MultipartBody multipart)
    {
        var boundary = "; boundary=" + multipart.Boundary;
        if (Headers.TryGetValue(ContentTypeHeader, out var set) && set.First() is var own && !own.Contains("boundary=", StringComparison.OrdinalIgnoreCase))
        {
            Headers.Add(ContentTypeHeader, own + boundary);
        }

        return contentType + boundary;
    }

    private static ISerializationWriter CreateWriter(IRequestAdapter requestAdapter, string contentType, object? item)
    {
        ThrowIfContentTypeMissing(contentType);
        ArgumentNullException.ThrowIfNull(requestAdapter);
        if (item is null)
        {
            throw new InvalidOperationException("item cannot be null");
        }

        return requestAdapter.SerializationWriterFactory.GetSerializationWriter(contentType);
    }

    private static void ThrowIfContentTypeMissing(string contentType)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            throw new ArgumentNullException(nameof(contentType));
        }
    }

    private void TakeContent(ISerializationWriter writer, string contentType)
    {
        Headers.TryAdd(ContentTypeHeader, contentType);
        Content = writer.GetSerializedContent();
    }
}

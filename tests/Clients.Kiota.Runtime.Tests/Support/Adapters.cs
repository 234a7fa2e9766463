using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Form;
using Microsoft.Kiota.Serialization.Json;
using Microsoft.Kiota.Serialization.Multipart;
using Microsoft.Kiota.Serialization.Text;

namespace Clients.Kiota.Runtime.Tests.Support;

internal static class Adapters
{
    /// <summary>An adapter as a generated client sets it up.</summary>
    public static HttpClientRequestAdapter For(string baseUrl, HttpClient? client = null, IAuthenticationProvider? authentication = null)
    {
        RegisterDefaults();
        return new HttpClientRequestAdapter(authentication ?? new AnonymousAuthenticationProvider(), httpClient: client) { BaseUrl = baseUrl };
    }

    public static void RegisterDefaults()
    {
        ApiClientBuilder.RegisterDefaultSerializer<JsonSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultSerializer<TextSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultSerializer<FormSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultSerializer<MultipartSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<TextParseNodeFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<FormParseNodeFactory>();
    }

    public static RequestInformation Get(string template = "{+baseurl}/widgets") => new(Method.GET, template, new Dictionary<string, object>());
}

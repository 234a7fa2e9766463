using System.Text;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Clients.Cli.Terminal;

/// <summary>A generated model as one line of JSON.</summary>
internal static class ModelJson
{
    public static string Line(IParsable model) => Encoding.UTF8.GetString(Core.Serialization.ModelJson.ToUtf8Bytes(model));
}

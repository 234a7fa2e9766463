using System.Reflection;
using Xunit.Sdk;

namespace Clients.RestlessStream.Tests;

/// <summary>Runs a theory over Server-Sent Events and over WebSocket; rows of further arguments come from <c>[InlineData]</c>-like values given here.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class EachTransportAttribute(params object?[] arguments) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Transport>().Select(transport => (object?[])[transport, .. arguments]);
}

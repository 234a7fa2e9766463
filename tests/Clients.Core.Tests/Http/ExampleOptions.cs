using Clients.Core.Http;

namespace Clients.Core.Tests.Http;

/// <summary>The options of an imagined service.</summary>
public sealed class ExampleOptions() : ClientOptions("https://api.example.com");

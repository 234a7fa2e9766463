using Clients.Sandbox.RestlessStream.State;

namespace Clients.Sandbox.RestlessStream.Runtime;

/// <summary>Which feed, what it polls and who pays for it.</summary>
internal sealed record FeedSource(string Key, Func<PollConfig> Config, CreditLedger? Credits);

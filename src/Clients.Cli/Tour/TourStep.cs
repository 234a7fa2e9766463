namespace Clients.Cli.Tour;

/// <summary>One call of a segment and what came of it.</summary>
/// <param name="What">The call in a person's words, such as <c>list chatbots</c>.</param>
/// <param name="Result">What came back, or what went wrong.</param>
/// <param name="Passed">Whether it went as it should.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record TourStep(string What, string Result, bool Passed, TimeSpan Elapsed);

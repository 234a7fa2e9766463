namespace KiotaGate.Diff;

/// <summary>One thing that differs between two versions of a document, or between the C# generated from them.</summary>
/// <param name="Impact">What it means to existing users.</param>
/// <param name="Location">Where: <c>GET /pets</c> with what is inside it, a schema's name, or a C# member.</param>
/// <param name="Text">What happened, such as <c>parameter added, required</c>.</param>
internal sealed record SpecChange(ChangeImpact Impact, string Location, string Text);

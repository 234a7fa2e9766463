namespace Clients.Sandbox.RestlessStream.Rest;

/// <summary>What is wrong with one field of a body.</summary>
internal readonly record struct FieldProblem(string Field, string Problem);

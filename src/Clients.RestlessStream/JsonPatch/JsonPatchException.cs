using System.Globalization;

namespace Clients.RestlessStream.JsonPatch;

/// <summary>A patch that is malformed or does not fit the document. The document is as it was.</summary>
internal sealed class JsonPatchException(int operation, string problem)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"JSON Patch operation {operation}: {problem}."))
{
    /// <summary>Zero-based position of the operation that failed.</summary>
    public int Operation { get; } = operation;
}

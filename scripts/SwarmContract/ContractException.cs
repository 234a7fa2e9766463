namespace SwarmContract;

/// <summary>The document gives no route table. The message says why.</summary>
internal sealed class ContractException(string message) : Exception(message);

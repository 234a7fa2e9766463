namespace Clients.RestlessStream;

/// <summary>A runtime event is no event: not JSON, not an object, or without the fields every event has. The message quotes nothing of it.</summary>
/// <remarks>Set <see cref="SubscriptionOptions.OnUnreadableEvent"/> to be told of it and go on, instead of ending the subscription.</remarks>
public sealed class RestlessStreamParseException : RestlessStreamException
{
    /// <summary>How much of the text is kept, in characters: 2 048.</summary>
    public const int MaxRawTextLength = 2048;

    internal RestlessStreamParseException(string message, string rawText) : base(message) =>
        RawText = rawText.Length > MaxRawTextLength ? rawText[..MaxRawTextLength] : rawText;

    /// <summary>What was received, cut after <see cref="MaxRawTextLength"/> characters.</summary>
    public string RawText { get; }
}

namespace Clients.WireBoard.Live;

/// <summary>What raw mode adds to <see cref="LiveOptions"/>.</summary>
public sealed class LiveRawOptions : LiveOptions
{
    /// <summary>How many envelopes wait for <see cref="LiveRawClient.ReadEnvelopesAsync"/> at most. Default 4 096.</summary>
    public int BufferCapacity { get; set => field = Positive(value); } = 4096;

    /// <summary>What happens to an envelope that finds the buffer full. Default <see cref="LiveOverflow.Wait"/>.</summary>
    public LiveOverflow Overflow { get; set; }

    internal override void ThrowIfInvalid()
    {
        base.ThrowIfInvalid();
        Guard.Defined(Overflow);
    }
}

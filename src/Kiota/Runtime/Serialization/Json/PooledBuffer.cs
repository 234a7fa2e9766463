using System.Buffers;

namespace Microsoft.Kiota.Serialization.Json;

/// <summary>Grows in arrays of the shared pool, so that only the finished text is allocated.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialSize = 4096;
    private byte[] _bytes = [];
    private int _written;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _written);

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_written);
    }

    /// <summary>Reads a stream to its end.</summary>
    internal async ValueTask ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        int read;
        do
        {
            read = await stream.ReadAsync(GetMemory(InitialSize), cancellationToken).ConfigureAwait(false);
            Advance(read);
        }
        while (read > 0);
    }

    public void Dispose()
    {
        Return(_bytes);
        _bytes = [];
        _written = 0;
    }

    private static void Return(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Reserve(int sizeHint)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (_bytes.Length - _written >= wanted)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(InitialSize, Math.Max(checked(_written + wanted), (int)Math.Min(2L * _bytes.Length, Array.MaxLength))));
        Written.CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }
}

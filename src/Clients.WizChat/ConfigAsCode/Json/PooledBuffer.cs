using System.Buffers;

namespace Clients.WizChat.ConfigAsCode.Json;

/// <summary>A growing buffer of the shared pool. It is cleared before it goes back, because documents contain secrets.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Math.Max(1, sizeHint);
        if (_bytes.Length - _count < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _count + needed));
            Written.CopyTo(larger);
            Dispose();
            _bytes = larger;
        }

        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
}

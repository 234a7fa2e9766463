namespace Clients.Core.Streaming;

/// <summary>
/// Copies the bytes of an event stream from one buffer to another, line by line, in the form that
/// <see cref="System.Net.ServerSentEvents.SseParser"/> gets right: LF ends every line, comments and a leading byte order mark are gone, and
/// the <c>event</c> field of a block without data is taken back, which the parser would give to the next event.
/// </summary>
internal sealed class SseLineNormalizer(int maxEventBytes)
{
    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    // Enough of a line to know its field.
    private readonly byte[] _lineStart = new byte[6];

    // What the target gets before anything else. First a blank line: comments being gone, the parser could otherwise meet a mark within
    // the stream first, and take it for a leading one.
    private ReadOnlyMemory<byte> _injected = "\n"u8.ToArray();
    private int _bomBytes;
    private bool _started;
    private bool _afterCarriageReturn;
    private bool _inComment;
    private bool _hasData;
    private bool _hasType;
    private int _lineBytes;
    private int _blockBytes;

    /// <summary>True once an event exceeded the limit; nothing is copied from there on.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Copies as much as fits, and tells how many bytes were taken and given.</summary>
    /// <param name="source">What came from the network.</param>
    /// <param name="target">Where to copy to.</param>
    /// <param name="consumed">How many bytes of the source are done with.</param>
    /// <returns>How many bytes of the target were written.</returns>
    public int Copy(ReadOnlySpan<byte> source, Span<byte> target, out int consumed)
    {
        consumed = _started ? 0 : SkipBom(source);
        var written = 0;
        while (!IsTooLarge)
        {
            if (_started)
            {
                written += CopyInjected(target[written..]);
            }

            var rest = source[consumed..];
            if (rest.IsEmpty || written == target.Length)
            {
                break;
            }

            if (_afterCarriageReturn)
            {
                _afterCarriageReturn = false;
                if (rest[0] == (byte)'\n')
                {
                    consumed++;
                    continue;
                }
            }

            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            var segment = end < 0 ? rest : rest[..end];
            if (!segment.IsEmpty && !CopySegment(segment, target, ref written, ref consumed))
            {
                break;
            }

            if (end < 0)
            {
                continue;
            }

            if (!_inComment)
            {
                if (written == target.Length)
                {
                    break;
                }

                target[written++] = (byte)'\n';
            }

            _afterCarriageReturn = rest[end] == (byte)'\r';
            consumed++;
            EndLine();
        }

        return written;
    }

    // False when the target has no room for all of it.
    private bool CopySegment(ReadOnlySpan<byte> segment, Span<byte> target, ref int written, ref int consumed)
    {
        if (_lineBytes == 0 && !_inComment)
        {
            _inComment = segment[0] == (byte)':';
        }

        if (_inComment)
        {
            consumed += segment.Length;
            return true;
        }

        var room = target.Length - written;
        var part = segment.Length <= room ? segment : segment[..room];
        if (_blockBytes + (long)_lineBytes + part.Length > maxEventBytes)
        {
            IsTooLarge = true;
            return false;
        }

        if (_lineBytes < _lineStart.Length)
        {
            part[..Math.Min(part.Length, _lineStart.Length - _lineBytes)].CopyTo(_lineStart.AsSpan(_lineBytes));
        }

        part.CopyTo(target[written..]);
        _lineBytes += part.Length;
        written += part.Length;
        consumed += part.Length;
        return part.Length == segment.Length;
    }

    private void EndLine()
    {
        if (_inComment)
        {
            _inComment = false;
        }
        else if (_lineBytes == 0)
        {
            if (_hasType && !_hasData)
            {
                _injected = "event:\n"u8.ToArray();
            }

            _hasType = _hasData = false;
            _blockBytes = 0;
        }
        else
        {
            _hasData |= IsField("data"u8);
            _hasType |= IsField("event"u8);
            _blockBytes += _lineBytes;
        }

        _lineBytes = 0;
    }

    private bool IsField(ReadOnlySpan<byte> name) =>
        _lineBytes >= name.Length
        && _lineStart.AsSpan().StartsWith(name)
        && (_lineBytes == name.Length || _lineStart[name.Length] == (byte)':');

    private int CopyInjected(Span<byte> target)
    {
        var length = Math.Min(_injected.Length, target.Length);
        _injected.Span[..length].CopyTo(target);
        _injected = _injected[length..];
        return length;
    }

    // The mark may come in pieces; what turns out not to be one is passed on as content.
    private int SkipBom(ReadOnlySpan<byte> source)
    {
        var consumed = 0;
        while (consumed < source.Length && _bomBytes < Bom.Length)
        {
            if (source[consumed] != Bom[_bomBytes])
            {
                if (_bomBytes > 0)
                {
                    _injected = (byte[])[.. _injected.Span, .. Bom[.._bomBytes]];
                    Bom[.._bomBytes].CopyTo(_lineStart);
                    _lineBytes = _bomBytes;
                }

                _started = true;
                return consumed;
            }

            consumed++;
            _bomBytes++;
        }

        _started = _bomBytes == Bom.Length;
        return consumed;
    }
}

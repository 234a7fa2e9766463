namespace Clients.Core.Streaming;

/// <summary>
/// Copies the bytes of an event stream from one buffer to another, line by line, in the form that
/// <see cref="System.Net.ServerSentEvents.SseParser"/> gets right: LF ends every line, comments and a leading byte order mark are gone, and
/// the <c>event</c> field of a block without data is taken back, which the parser would give to the next event.
/// </summary>
internal sealed class SseLineNormalizer(int maxEventBytes)
{
    private static readonly ReadOnlyMemory<byte> EventReset = "event:\n"u8.ToArray();

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
        while (_started && !IsTooLarge)
        {
            written += CopyInjected(target[written..]);
            var rest = source[consumed..];
            var room = target.Length - written;
            if (rest.IsEmpty || room == 0)
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

            if (rest[0] == (byte)'\r')
            {
                if (!_inComment)
                {
                    target[written++] = (byte)'\n';
                }

                consumed++;
                _afterCarriageReturn = true;
                EndLine();
                continue;
            }

            var run = rest.Length <= room ? rest : rest[..room];
            var carriageReturn = run.IndexOf((byte)'\r');
            written += CopyRun(carriageReturn < 0 ? run : run[..carriageReturn], target[written..], out var taken);
            consumed += taken;
        }

        return written;
    }

    // Copies lines that end with LF, or the rest of one: in one piece as long as no comment and nothing injected comes between.
    private int CopyRun(ReadOnlySpan<byte> run, Span<byte> target, out int taken)
    {
        var written = 0;
        var pieceStart = 0;
        taken = 0;
        while (taken < run.Length && _injected.IsEmpty)
        {
            var rest = run[taken..];
            var end = rest.IndexOf((byte)'\n');
            var segment = end < 0 ? rest : rest[..end];
            if (_lineBytes == 0 && !_inComment && !segment.IsEmpty && segment[0] == (byte)':')
            {
                written += CopyPiece(run[pieceStart..taken], target[written..]);
                _inComment = true;
            }

            if (!_inComment && !TryAddToLine(segment))
            {
                break;
            }

            taken += segment.Length + (end < 0 ? 0 : 1);
            if (_inComment)
            {
                pieceStart = taken;
            }

            if (end >= 0)
            {
                EndLine();
            }
        }

        return written + CopyPiece(run[pieceStart..taken], target[written..]);
    }

    private static int CopyPiece(ReadOnlySpan<byte> piece, Span<byte> target)
    {
        piece.CopyTo(target);
        return piece.Length;
    }

    private bool TryAddToLine(ReadOnlySpan<byte> segment)
    {
        if ((long)_blockBytes + _lineBytes + segment.Length > maxEventBytes)
        {
            IsTooLarge = true;
            return false;
        }

        if (_lineBytes < _lineStart.Length)
        {
            segment[..Math.Min(segment.Length, _lineStart.Length - _lineBytes)].CopyTo(_lineStart.AsSpan(_lineBytes));
        }

        _lineBytes += segment.Length;
        return true;
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
                _injected = EventReset;
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

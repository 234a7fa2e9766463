using System.Text;

namespace Clients.Core.Streaming;

/// <summary>
/// Copies the bytes of an event stream from one buffer to another, line by line, in the form that
/// <see cref="System.Net.ServerSentEvents.SseParser"/> gets right: LF ends every line, comments and a leading byte order mark are gone, and
/// the <c>event</c> field of a block without data is taken back, which the parser would give to the next event.
/// </summary>
/// <remarks>
/// Of an event that exceeds the limit, what follows is left out except for its id, and its name becomes <see cref="SseEventType.TooLarge"/>, so that
/// its reader learns of it in its turn and the stream can go on. Comments and ids do not count for the limit: however the bytes are cut into reads,
/// an id of up to 1 KiB is kept.
/// </remarks>
internal sealed class SseLineNormalizer(int maxEventBytes, bool keepsComments)
{
    private const int MaxCommentBytes = 4096;

    // Enough for any id.
    private const int MaxIdBytes = 1024;

    private readonly List<string> _comments = [];
    private readonly byte[] _comment = keepsComments ? new byte[MaxCommentBytes] : [];

    // Enough of a line to know its field.
    private readonly byte[] _lineStart = new byte[6];

    // What the target gets before anything else. First a blank line: comments being gone, the parser could otherwise meet a mark within
    // the stream first, and take it for a leading one.
    private ReadOnlyMemory<byte> _injected = "\n"u8.ToArray();
    private byte[]? _kept;
    private int _keptBytes;
    private int _commentBytes;
    private int _bomBytes;
    private bool _started;
    private bool _afterCarriageReturn;
    private bool _inComment;
    private bool _isTooLarge;
    private bool _hasData;
    private bool _hasType;
    private int _lineBytes;
    private int _blockBytes;

    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    // Everything that goes to the target at the moment: a comment does not, nor does what exceeds the limit.
    private bool IsCopied => !_inComment && !_isTooLarge;

    /// <summary>True when <see cref="TakeComments"/> has something to give.</summary>
    public bool HasComments => _comments.Count > 0;

    /// <summary>The comments met since the last call.</summary>
    public string[] TakeComments()
    {
        string[] comments = [.. _comments];
        _comments.Clear();
        return comments;
    }

    /// <summary>Copies as much as fits, and tells how many bytes were taken and given.</summary>
    /// <param name="source">What came from the network.</param>
    /// <param name="target">Where to copy to.</param>
    /// <param name="consumed">How many bytes of the source are done with.</param>
    /// <returns>How many bytes of the target were written.</returns>
    public int Copy(ReadOnlySpan<byte> source, Span<byte> target, out int consumed)
    {
        consumed = _started ? 0 : SkipBom(source);
        var written = 0;
        while (_started)
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
                if (IsCopied)
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

    // Copies lines that end with LF, or the rest of one: in one piece as long as nothing has to be left out or injected in between.
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
            AddToLine(segment);
            if (!IsCopied)
            {
                written += CopyPiece(run[pieceStart..taken], target[written..]);
                pieceStart = taken + segment.Length + (end < 0 ? 0 : 1);
            }

            taken += segment.Length + (end < 0 ? 0 : 1);
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

    private void AddToLine(ReadOnlySpan<byte> segment)
    {
        _inComment |= _lineBytes == 0 && !segment.IsEmpty && segment[0] == (byte)':';
        if (_inComment)
        {
            _commentBytes += CopyStart(segment, _comment.AsSpan(_commentBytes));
            return;
        }

        if (_lineBytes < _lineStart.Length)
        {
            CopyStart(segment, _lineStart.AsSpan(_lineBytes));
        }

        // A line may be endless; past the limit its length does not matter.
        var lineBytes = (int)Math.Min((long)_lineBytes + segment.Length, int.MaxValue);
        if (!_isTooLarge && !IsFree(lineBytes) && (long)_blockBytes + lineBytes > maxEventBytes)
        {
            BeginLeavingOut();
        }

        if (_isTooLarge)
        {
            _keptBytes += CopyStart(segment, _kept.AsSpan(_keptBytes));
        }

        _lineBytes = lineBytes;
    }

    private void BeginLeavingOut()
    {
        _isTooLarge = true;
        _kept ??= new byte[MaxIdBytes];
        _keptBytes = 0;
        if (_lineBytes > 0)
        {
            // Its beginning has been passed on. NUL makes an id, of which only a part would be left, no id at all.
            Inject("\0\n"u8);
            _keptBytes = _kept.Length;
        }
    }

    private void EndLine()
    {
        if (_inComment)
        {
            EndComment();
        }
        else if (_lineBytes == 0)
        {
            EndBlock();
        }
        else
        {
            _hasData |= IsField("data"u8);
            _hasType |= IsField("event"u8);
            _blockBytes = IsFree(_lineBytes) ? _blockBytes : (int)Math.Min((long)_blockBytes + _lineBytes, int.MaxValue);
            if (_isTooLarge && _keptBytes < MaxIdBytes && (IsField("id"u8) || IsField("retry"u8)))
            {
                Inject(_kept.AsSpan(0, _keptBytes));
                Inject("\n"u8);
            }

            _keptBytes = 0;
        }

        _lineBytes = 0;
    }

    private void EndBlock()
    {
        if (_isTooLarge)
        {
            if (_hasData)
            {
                Inject("event:"u8);
                Inject(Encoding.UTF8.GetBytes(SseEventType.TooLarge));
                Inject("\ndata\n"u8);
            }

            Inject("\n"u8);
        }

        if (_hasType && !_hasData)
        {
            Inject("event:\n"u8);
        }

        _hasType = _hasData = _isTooLarge = false;
        _blockBytes = 0;
    }

    private void EndComment()
    {
        _inComment = false;
        if (keepsComments)
        {
            var text = _comment.AsSpan(1, Math.Max(_commentBytes - 1, 0));
            _comments.Add(Encoding.UTF8.GetString(text.StartsWith(" "u8) ? text[1..] : text));
        }

        _commentBytes = 0;
    }

    private bool IsField(ReadOnlySpan<byte> name) =>
        _lineBytes >= name.Length
        && _lineStart.AsSpan().StartsWith(name)
        && (_lineBytes == name.Length || _lineStart[name.Length] == (byte)':');

    // Whether the line does not count for the limit, being an id. As long as only its first letters are there, it may become one.
    private bool IsFree(int lineBytes) => lineBytes is > 0 and <= MaxIdBytes && "id:"u8.StartsWith(_lineStart.AsSpan(0, Math.Min(lineBytes, 3)));

    private static int CopyStart(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var length = Math.Min(source.Length, target.Length);
        source[..length].CopyTo(target);
        return length;
    }

    private void Inject(ReadOnlySpan<byte> bytes) => _injected = (byte[])[.. _injected.Span, .. bytes];

    private int CopyInjected(Span<byte> target)
    {
        var length = CopyStart(_injected.Span, target);
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
                    Inject(Bom[.._bomBytes]);
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

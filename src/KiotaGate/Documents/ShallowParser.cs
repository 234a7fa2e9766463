using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clients.Kiota.Generator.Loading;

/// <summary>Hands on the events of a YAML text until it nests too deeply: the document model is built by recursion, and would end the process.</summary>
internal sealed class ShallowParser(IParser parser, int maximumDepth) : IParser
{
    private int _depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        _depth += Current!.NestingIncrease;
        return _depth <= maximumDepth ? true : throw new YamlException(Current.Start, Current.End, $"it nests deeper than {maximumDepth} levels");
    }
}

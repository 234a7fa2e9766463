namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>What an expression's first character says about its expansion (RFC 6570, appendix A).</summary>
/// <param name="Prefix">Written before the first defined variable.</param>
/// <param name="Separator">Written between the variables.</param>
/// <param name="Named">Whether each value is written with its name.</param>
/// <param name="IfEmpty">Written between a name and an empty value.</param>
/// <param name="AllowReserved">Whether reserved characters and percent-encoded triplets pass unchanged.</param>
internal sealed record UriTemplateOperator(string Prefix, char Separator, bool Named, string IfEmpty, bool AllowReserved)
{
    private static readonly UriTemplateOperator Simple = new(string.Empty, ',', Named: false, string.Empty, AllowReserved: false);
    private static readonly UriTemplateOperator Reserved = new(string.Empty, ',', Named: false, string.Empty, AllowReserved: true);
    private static readonly UriTemplateOperator Fragment = new("#", ',', Named: false, string.Empty, AllowReserved: true);
    private static readonly UriTemplateOperator Label = new(".", '.', Named: false, string.Empty, AllowReserved: false);
    private static readonly UriTemplateOperator Segment = new("/", '/', Named: false, string.Empty, AllowReserved: false);
    private static readonly UriTemplateOperator PathParameter = new(";", ';', Named: true, string.Empty, AllowReserved: false);
    private static readonly UriTemplateOperator Query = new("?", '&', Named: true, "=", AllowReserved: false);
    private static readonly UriTemplateOperator QueryContinuation = new("&", '&', Named: true, "=", AllowReserved: false);

    /// <summary>Splits an expression into its operator and its list of variables.</summary>
    internal static UriTemplateOperator Of(ReadOnlySpan<char> expression, out ReadOnlySpan<char> variables)
    {
        var known = expression.IsEmpty ? null : expression[0] switch
        {
            '+' => Reserved,
            '#' => Fragment,
            '.' => Label,
            '/' => Segment,
            ';' => PathParameter,
            '?' => Query,
            '&' => QueryContinuation,
            _ => null,
        };
        variables = known is null ? expression : expression[1..];
        return known ?? Simple;
    }
}

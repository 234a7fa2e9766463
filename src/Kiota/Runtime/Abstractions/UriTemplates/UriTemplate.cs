using System.Text;

namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>
/// Expands RFC 6570 templates, all four levels. Kiota's templates name their variables percent-encoded; names are looked up and written exactly as they stand.
/// </summary>
internal static class UriTemplate
{
    /// <summary>Expands a template; a variable without a value, or with null, is undefined.</summary>
    /// <exception cref="ArgumentException">The template is malformed, or a value cannot be part of a URL.</exception>
    internal static string Expand(string template, IReadOnlyDictionary<string, object?> values)
    {
        var output = new StringBuilder(template.Length + 32);
        var position = 0;
        while (position < template.Length)
        {
            var brace = template.AsSpan(position).IndexOfAny('{', '}');
            if (brace < 0)
            {
                UriEscape.AppendLiteral(output, template.AsSpan(position));
                break;
            }

            UriEscape.AppendLiteral(output, template.AsSpan(position, brace));
            position += brace;
            var end = template[position] == '{' ? template.IndexOf('}', position) : -1;
            if (end < 0)
            {
                throw new ArgumentException($"The URL template '{template}' has an unmatched '{template[position]}' at position {position}.", nameof(template));
            }

            AppendExpression(output, template.AsSpan(position + 1, end - position - 1), template, values);
            position = end + 1;
        }

        return output.ToString();
    }

    private static void AppendExpression(StringBuilder output, ReadOnlySpan<char> expression, string template, IReadOnlyDictionary<string, object?> values)
    {
        var operation = UriTemplateOperator.Of(expression, out var list);
        var any = false;
        foreach (var range in list.Split(','))
        {
            var variable = UriTemplateVariable.Parse(list[range], template);
            if (values.TryGetValue(variable.Name, out var value) && value is not null)
            {
                any |= UriTemplateExpansion.Append(output, operation, variable, value, any);
            }
        }
    }
}

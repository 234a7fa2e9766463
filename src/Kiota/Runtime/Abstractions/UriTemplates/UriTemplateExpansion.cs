using System.Text;

namespace Microsoft.Kiota.Abstractions.UriTemplates;

/// <summary>Writes the value of one variable (RFC 6570, section 3.2.1).</summary>
internal static class UriTemplateExpansion
{
    /// <summary>Writes a value, with the prefix or separator before it; an empty list or map counts as undefined.</summary>
    /// <returns>Whether anything was written.</returns>
    internal static bool Append(StringBuilder output, UriTemplateOperator operation, UriTemplateVariable variable, object value, bool continued)
    {
        var text = UriTemplateValue.From(value, variable.Name);
        if (text.IsEmptyComposite)
        {
            return false;
        }

        if (variable.MaxLength > 0 && text.Scalar is null)
        {
            throw new ArgumentException($"The URL template cuts '{variable.Name}' to {variable.MaxLength} characters, but its value is a list or map.");
        }

        _ = continued ? output.Append(operation.Separator) : output.Append(operation.Prefix);
        if (text.Scalar is { } scalar)
        {
            AppendNamed(output, operation, variable.Name, UriEscape.Truncate(scalar, variable.MaxLength));
        }
        else if (variable.Explode)
        {
            AppendExploded(output, operation, variable.Name, text);
        }
        else
        {
            AppendJoined(output, operation, variable.Name, text);
        }

        return true;
    }

    private static void AppendNamed(StringBuilder output, UriTemplateOperator operation, string name, ReadOnlySpan<char> value)
    {
        if (operation.Named)
        {
            output.Append(name).Append(value.IsEmpty ? operation.IfEmpty : "=");
        }

        UriEscape.Append(output, value, operation.AllowReserved);
    }

    private static void AppendExploded(StringBuilder output, UriTemplateOperator operation, string name, UriTemplateValue value)
    {
        var first = true;
        foreach (var (key, element) in value.Elements)
        {
            if (!first)
            {
                output.Append(operation.Separator);
            }

            first = false;
            if (key is null)
            {
                AppendNamed(output, operation, name, element);
                continue;
            }

            UriEscape.Append(output, key, operation.AllowReserved);
            output.Append(operation.Named && element.Length == 0 ? operation.IfEmpty : "=");
            UriEscape.Append(output, element, operation.AllowReserved);
        }
    }

    private static void AppendJoined(StringBuilder output, UriTemplateOperator operation, string name, UriTemplateValue value)
    {
        if (operation.Named)
        {
            output.Append(name).Append('=');
        }

        var first = true;
        foreach (var (key, element) in value.Elements)
        {
            if (!first)
            {
                output.Append(',');
            }

            first = false;
            if (key is not null)
            {
                UriEscape.Append(output, key, operation.AllowReserved);
                output.Append(',');
            }

            UriEscape.Append(output, element, operation.AllowReserved);
        }
    }
}

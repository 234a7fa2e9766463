namespace Microsoft.Kiota.Abstractions;

/// <summary>Gives the name a query parameter has in the URL template where it differs from the member's.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false, AllowMultiple = false)]
public sealed class QueryParameterAttribute : Attribute
{
    /// <summary>Names the parameter.</summary>
    /// <param name="templateName">The name exactly as the template writes it, percent-encoded where the template is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="templateName"/> is null or empty.</exception>
    public QueryParameterAttribute(string templateName)
    {
        if (string.IsNullOrEmpty(templateName))
        {
            throw new ArgumentNullException(nameof(templateName));
        }

        TemplateName = templateName;
    }

    /// <summary>The name exactly as the template writes it.</summary>
    public string TemplateName { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Microsoft.Kiota.Abstractions;

/// <summary>The query parameters of a type, looked up once per type.</summary>
/// <typeparam name="T">The query parameters object.</typeparam>
internal static class QueryParameterNames<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>
{
    /// <summary>Each readable property with the name the URL template knows it by.</summary>
    internal static readonly (string Name, PropertyInfo Property)[] All =
    [
        .. typeof(T).GetProperties()
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => (property.GetCustomAttribute<QueryParameterAttribute>(inherit: false)?.TemplateName ?? property.Name, property)),
    ];
}

using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Kiota.Abstractions.Helpers;

/// <summary>Saves the lookup by type where the enum is known at compile time.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal static class EnumNames<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>
    where T : struct, Enum
{
    /// <summary>The names of the enum.</summary>
    internal static readonly EnumNames Instance = EnumNames.For(typeof(T));
}

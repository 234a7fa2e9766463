namespace Clients.Kiota.Generator.CodeModel;

/// <summary>The types that need no declaration: the names Kiota knows them by, which also name union members, and their C# form.</summary>
/// <param name="ModelName">Kiota's own name, such as <c>int64</c>.</param>
/// <param name="CSharp">The C# type.</param>
/// <param name="IsValueType">Whether it needs a <c>?</c> to be absent.</param>
internal sealed record Primitive(string ModelName, string CSharp, bool IsValueType)
{
    public static readonly Primitive String = new("string", "string", false);
    public static readonly Primitive Integer = new("integer", "int", true);
    public static readonly Primitive Int64 = new("int64", "long", true);
    public static readonly Primitive SByte = new("sbyte", "sbyte", true);
    public static readonly Primitive Byte = new("byte", "byte", true);
    public static readonly Primitive Boolean = new("boolean", "bool", true);
    public static readonly Primitive Number = new("double", "double", true);
    public static readonly Primitive Float = new("float", "float", true);
    public static readonly Primitive Decimal = new("decimal", "decimal", true);
    public static readonly Primitive Guid = new("Guid", "Guid", true);
    public static readonly Primitive DateTimeOffset = new("DateTimeOffset", "DateTimeOffset", true);
    public static readonly Primitive Date = new("DateOnly", "Date", true);
    public static readonly Primitive Time = new("TimeOnly", "Time", true);
    public static readonly Primitive TimeSpan = new("TimeSpan", "TimeSpan", true);
    public static readonly Primitive Base64 = new("base64", "byte[]", false);
    public static readonly Primitive Binary = new("binary", "byte[]", false);
    public static readonly Primitive Base64Url = new("base64url", "byte[]", false);
    public static readonly Primitive Stream = new("Stream", "Stream", false);
    public static readonly Primitive UntypedNode = new("UntypedNode", "UntypedNode", false);
    public static readonly Primitive MultipartBody = new("MultipartBody", "MultipartBody", false);

    /// <summary>Bytes: <c>byte[]</c> in models, a stream as body or return value.</summary>
    public bool IsBytes => CSharp == "byte[]";
}

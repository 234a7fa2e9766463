using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Clients.Testing.Properties;

/// <summary>Random JSON text of every kind: odd numbers, escapes, unicode, empty and nested values.</summary>
public static class JsonGen
{
    private static readonly string[] OddNumbers =
    [
        "0", "-0", "1.0", "1.50", "1e5", "1E+2", "-12.340e-7", "123456789012345678901234567890", "0.1000000000000000055511151231257827", "1e400", "-1e-400", "9007199254740993",
    ];

    /// <summary>A number as JSON writes it, or could.</summary>
    public static Gen<string> Number { get; } = Gen.OneOf(
        Gen.Elements(OddNumbers),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        from digits in Gen.Choose(1, 999_999_999)
        from exponent in Gen.Choose(-40, 40)
        select string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}"));

    /// <summary>A string as JSON writes it, or could.</summary>
    public static Gen<string> StringLiteral { get; } = Gen.Elements(
        "\"\"", "\"plain\"", "\"two words\"", "\"true\"", "\"null\"", "\"1.0\"", "\"007\"", "\"2026-01-01\"", "\"no\"", "\"~\"", "\"line one\\nline two\"", "\"ends\\n\"", "\"ends\\n\\n\"",
        "\" leading\"", "\"trailing \"", "\"\\ttab\"", "\"a: b\"", "\"a #b\"", "\"- a\"", "\"<<\"", "\"*a\"", "\"&a\"", "\"!t\"", "\"{a\"", "\"[a\"", "\"'q'\"", "\"\\\"q\\\"\"", "\"\\\\\"", "\"\\/\"",
        "\"\\u0000\"", "\"\\u001b[31m\"", "\"\\u00e9 é\"", "\"日本語\"", "\"😀\"", "\"\\ud83d\\ude00\"", "\"\\u2028\"", "\"\\u0085\"", "\"\\ufeff\"", "\"\u007f\"", "\"---\"", "\"...\"", "\"%a\"", "\"@a\"", "\"`a\"",
        "\"\\r\\n\"", "\"x\\n  indented\\n\\ty\"", "\"a\\n\\nb \\nc\"", "\"\\n\"", "\"x\\n \"", "\"😀\\nsecond\"");

    // Without escapes that a writer need not use: a name is kept by its characters, not by how it was escaped.
    private static readonly Gen<string> Name = Gen.Choose(0, 9).SelectMany(kind => kind < 7
        ? Gen.Elements("a", "b", "name", "0", "true", "x y", "é")
        : StringLiteral.Where(literal => !literal.Contains("\\u", StringComparison.Ordinal) && !literal.Contains("\\/", StringComparison.Ordinal)).Select(literal => literal[1..^1]));

    /// <summary>JSON without insignificant whitespace.</summary>
    public static Gen<string> Compact { get; } = Gen.Sized(size => Value(Math.Min(size, 40)));

    /// <summary>An object at the root, as a configuration is.</summary>
    public static Gen<string> CompactObject { get; } = Gen.Sized(size => Object(Math.Min(size, 40)));

    private static Gen<string> Value(int size)
    {
        var scalar = Gen.OneOf(Number, StringLiteral, StringLiteral, Gen.Elements("true", "false", "null"));
        return size <= 1 ? scalar : Gen.OneOf(scalar, Object(size), Array(size));
    }

    private static Gen<string> Array(int size) => Gen.Choose(0, 4).SelectMany(count =>
        Gen.ArrayOf(Value(size / 3), count).Select(items => $"[{string.Join(',', items)}]"));

    private static Gen<string> Object(int size) => Gen.Choose(0, 4).SelectMany(count =>
        Gen.ArrayOf(Name, count).SelectMany(names => Gen.ArrayOf(Value(size / 3), count).Select(values =>
            $"{{{string.Join(',', names.Zip(values).DistinctBy(pair => Unescaped(pair.First)).Select(pair => $"\"{pair.First}\":{pair.Second}"))}}}")));

    private static string Unescaped(string name) => System.Text.Json.JsonSerializer.Deserialize<string>($"\"{name}\"")!;
}

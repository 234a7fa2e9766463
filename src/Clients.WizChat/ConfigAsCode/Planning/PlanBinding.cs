using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Clients.WizChat.ConfigAsCode.Json;
using Clients.WizChat.ConfigAsCode.Secrets;

namespace Clients.WizChat.ConfigAsCode;

/// <summary>
/// Ties a plan to what it was made of: the live configuration, and the values of all variables and literal secrets of the document. A kept plan
/// holds digests of both instead. They are slow to compute and salted, and one digest covers all values together, so that no short value can be guessed.
/// </summary>
internal sealed class PlanBinding
{
    // As OWASP's cheat sheet on password storage recommends for this hash.
    private const int Iterations = 210_000;
    private const int SaltBytes = 16;
    private const int DigestBytes = 32;

    private readonly byte[]? _salt;

    private PlanBinding(byte[]? salt, string live, string? values)
    {
        _salt = salt;
        Live = live;
        Values = values;
    }

    /// <summary>The salt of the digests in Base64; null when the plan was not kept.</summary>
    public string? Salt => _salt is null ? null : Convert.ToBase64String(_salt);

    /// <summary>The live configuration: its fingerprint, or the digest of the fingerprint.</summary>
    public string Live { get; }

    /// <summary>The values: their text, or its digest; null when the document has none.</summary>
    public string? Values { get; }

    public static PlanBinding Of(ConfigText live, ResolvedDocument document) => new(null, live.Fingerprint, ValuesOf(document));

    /// <exception cref="FormatException">The salt is not Base64.</exception>
    public static PlanBinding Kept(string salt, string live, string? values) => new(Convert.FromBase64String(salt), live, values);

    /// <summary>The same for a file.</summary>
    public PlanBinding Keep()
    {
        if (_salt is not null)
        {
            return this;
        }

        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PlanBinding(salt, Digest(salt, Live), Values is null ? null : Digest(salt, Values));
    }

    public bool IsFor(ConfigText live) => AreSame(Live, Protected(live.Fingerprint));

    public bool IsFor(ResolvedDocument document) => ValuesOf(document) is { } values ? Values is not null && AreSame(Values, Protected(values)) : Values is null;

    private string Protected(string text) => _salt is null ? text : Digest(_salt, text);

    private static bool AreSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Digest(byte[] salt, string text) =>
        "pbkdf2-sha512:" + Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(text), salt, Iterations, HashAlgorithmName.SHA512, DigestBytes));

    private static string? ValuesOf(ResolvedDocument document)
    {
        var values = document.Variables.Select(variable => new JsonArray($"env:{variable.Key}", variable.Value))
            .Concat(document.SensitiveLiterals(document.Source).Select(literal => new JsonArray(literal.Place.ToString(), literal.Value.DeepClone())))
            .ToArray<JsonNode?>();
        return values.Length == 0 ? null : JsonTextWriter.Write(new JsonArray(values));
    }
}

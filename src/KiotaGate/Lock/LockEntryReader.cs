using System.Text.Json;

namespace Clients.Kiota.Generator.Lock;

/// <summary>Reads one client's entry of the lock.</summary>
internal static class LockEntryReader
{
    private static readonly string[] Members =
    [
        "descriptionHash", "descriptionLocation", "documentHash", "outputPath", "outputHash",
        "clientClassName", "typeAccessModifier", "clientNamespaceName", "language", "usesBackingStore",
        "excludeBackwardCompatible", "includeAdditionalData", "disableSSLValidation", "serializers", "deserializers",
        "structuredMimeTypes", "includePatterns", "excludePatterns", "disabledValidationRules", "allowedExternalOrigins",
    ];

    public static LockedClient Read(string name, JsonElement element)
    {
        var members = new LockMembers(element, $"clients/{name}");
        members.Only(Members);
        members.Expect("language", "CSharp", "is the only language written");
        members.ExpectFalse("disableSSLValidation", "documents are files, never downloaded");
        members.ExpectEmpty("disabledValidationRules");
        members.ExpectEmpty("allowedExternalOrigins");
        return new LockedClient
        {
            Name = name,
            DescriptionLocation = RepositoryLayout.CheckDocument(members.Required("descriptionLocation"), members.Where("descriptionLocation")),
            OutputPath = RepositoryLayout.CheckOutput(members.Required("outputPath"), members.Where("outputPath")),
            DescriptionHash = members.Text("descriptionHash", ""),
            DocumentHash = members.Text("documentHash", ""),
            OutputHash = members.Text("outputHash", ""),
            Settings = new GenerationSettings
            {
                ClientClassName = members.Required("clientClassName"),
                ClientNamespaceName = members.Required("clientNamespaceName"),
                TypeAccessModifier = members.Text("typeAccessModifier", "Public"),
                UsesBackingStore = members.Flag("usesBackingStore", false),
                ExcludeBackwardCompatible = members.Flag("excludeBackwardCompatible", true),
                IncludeAdditionalData = members.Flag("includeAdditionalData", true),
                Serializers = members.List("serializers", KiotaDefaults.Serializers),
                Deserializers = members.List("deserializers", KiotaDefaults.Deserializers),
                StructuredMimeTypes = members.List("structuredMimeTypes", KiotaDefaults.StructuredMimeTypes),
                IncludePatterns = members.List("includePatterns", []),
                ExcludePatterns = members.List("excludePatterns", []),
            },
        };
    }
}

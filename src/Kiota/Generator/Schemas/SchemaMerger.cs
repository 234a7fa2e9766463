namespace Clients.Kiota.Generator.Schemas;

/// <summary>Flattens composed schemas into one with all properties; the first definition of a name wins.</summary>
internal static class SchemaMerger
{
    /// <summary>The schema with the properties of the given allOf members (all of them unless told) and of theirs.</summary>
    public static Schema MergeAllOf(Schema schema, IReadOnlyList<Schema>? members = null)
    {
        var merge = new Merge(schema);
        merge.AddAll(members ?? schema.AllOf);
        return schema.Merged(merge.Properties, merge.Discriminator, [], schema.AnyOf, schema.OneOf);
    }

    /// <summary>The schema as a member of a union: one object with the direct properties of its own alternatives.</summary>
    public static Schema MergeAlternatives(Schema schema, IReadOnlyList<Schema> alternatives)
    {
        var merge = new Merge(schema);
        foreach (Schema member in alternatives)
        {
            merge.AddProperties(member);
        }

        bool any = ReferenceEquals(alternatives, schema.AnyOf);
        return schema.Merged(merge.Properties, schema.Discriminator, schema.AllOf, any ? [] : schema.AnyOf, any ? schema.OneOf : []);
    }

    /// <summary>An object whose only alternative carries inheritance: both in one, to be looked at anew.</summary>
    public static Schema MergeSingleAlternative(Schema schema, Schema alternative)
    {
        var merge = new Merge(schema);
        merge.AddProperties(alternative);
        return schema.Merged(
            merge.Properties,
            schema.Discriminator ?? alternative.Discriminator,
            [.. schema.AllOf, .. alternative.AllOf],
            [],
            []);
    }

    private sealed class Merge
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);
        private readonly HashSet<Schema> _visited = [];

        public Merge(Schema root)
        {
            Discriminator = root.Discriminator;
            _visited.Add(root);
            AddProperties(root);
        }

        public List<KeyValuePair<string, Schema>> Properties { get; } = [];

        public SchemaDiscriminator? Discriminator { get; private set; }

        public void AddProperties(Schema schema)
        {
            foreach (KeyValuePair<string, Schema> property in schema.Properties)
            {
                if (_names.Add(property.Key))
                {
                    Properties.Add(property);
                }
            }
        }

        public void AddAll(IReadOnlyList<Schema> members)
        {
            foreach (Schema member in members)
            {
                if (_visited.Add(member))
                {
                    Discriminator ??= member.Discriminator;
                    AddProperties(member);
                    AddAll(member.AllOf);
                }
            }
        }
    }
}

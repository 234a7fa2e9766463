namespace KiotaGate.Documents;

/// <summary>What the keywords of OpenAPI must contain, as far as Kiota fails on anything else.</summary>
internal static class DocumentGrammar
{
    /// <summary>The parts of a document that have keywords of their own.</summary>
    internal enum Part
    {
        Document,
        Components,
        PathItem,
        Operation,
        Parameter,
        RequestBody,
        Response,
        MediaType,
        Schema,
    }

    /// <summary>How a keyword's value is built.</summary>
    internal enum Shape
    {
        /// <summary>An object that is one part.</summary>
        One,

        /// <summary>An object whose values are parts.</summary>
        Map,

        /// <summary>An array of parts.</summary>
        List,

        /// <summary>True or false.</summary>
        Flag,

        /// <summary>True, false or a part.</summary>
        FlagOrOne,

        /// <summary>A whole number of 32 bits.</summary>
        Count,

        /// <summary>A number.</summary>
        Number,
    }

    private static readonly Dictionary<(Part, string), (Shape Shape, Part Part)> Keywords = [];

    static DocumentGrammar()
    {
        Add(Part.Document, Shape.One, Part.Components, "components");
        Add(Part.Document, Shape.Map, Part.PathItem, "paths");
        Add(Part.Document, Shape.Map, Part.Schema, "definitions");
        Add(Part.Components, Shape.Map, Part.Schema, "schemas");
        Add(Part.Components, Shape.Map, Part.Response, "responses");
        Add(Part.Components, Shape.Map, Part.Parameter, "parameters");
        Add(Part.Components, Shape.Map, Part.RequestBody, "requestBodies");
        Add(Part.Components, Shape.Map, Part.PathItem, "pathItems");
        Add(Part.PathItem, Shape.One, Part.Operation, "get", "post", "put", "patch", "delete", "head", "options", "trace");
        Add(Part.PathItem, Shape.List, Part.Parameter, "parameters");
        Add(Part.Operation, Shape.List, Part.Parameter, "parameters");
        Add(Part.Operation, Shape.One, Part.RequestBody, "requestBody");
        Add(Part.Operation, Shape.Map, Part.Response, "responses");
        AddFlags(Part.Operation, "deprecated");
        Add(Part.Parameter, Shape.One, Part.Schema, "schema");
        Add(Part.Parameter, Shape.Map, Part.MediaType, "content");
        AddFlags(Part.Parameter, "required", "deprecated", "explode", "allowEmptyValue", "allowReserved");
        Add(Part.RequestBody, Shape.Map, Part.MediaType, "content");
        AddFlags(Part.RequestBody, "required");
        Add(Part.Response, Shape.Map, Part.MediaType, "content");
        Add(Part.Response, Shape.One, Part.Schema, "schema");
        Add(Part.MediaType, Shape.One, Part.Schema, "schema");
        Add(Part.Schema, Shape.Map, Part.Schema, "properties");
        Add(Part.Schema, Shape.List, Part.Schema, "allOf", "anyOf", "oneOf");
        Add(Part.Schema, Shape.One, Part.Schema, "items");
        Add(Part.Schema, Shape.FlagOrOne, Part.Schema, "additionalProperties");
        AddFlags(Part.Schema, "deprecated", "readOnly", "writeOnly", "uniqueItems");
        Add(Part.Schema, Shape.Count, Part.Schema, "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
        Add(Part.Schema, Shape.Number, Part.Schema, "multipleOf");
    }

    /// <summary>What a keyword of a part contains; null when anything will do.</summary>
    public static (Shape Shape, Part Part)? Of(Part part, string keyword)
        => Keywords.TryGetValue((part, keyword), out (Shape Shape, Part Part) expected) ? expected : null;

    private static void AddFlags(Part owner, params ReadOnlySpan<string> keywords) => Add(owner, Shape.Flag, owner, keywords);

    private static void Add(Part owner, Shape shape, Part part, params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
        {
            Keywords.Add((owner, keyword), (shape, part));
        }
    }
}

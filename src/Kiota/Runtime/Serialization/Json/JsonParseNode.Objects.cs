using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Microsoft.Kiota.Serialization.Json;

/// <content>Objects.</content>
public partial class JsonParseNode
{
    /// <inheritdoc />
    public IParseNode? GetChildNode(string identifier) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(identifier, out var value) ? Child(value) : null;

    /// <inheritdoc />
    public T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        if (typeof(T) == typeof(UntypedNode))
        {
            return (T)(IParsable)JsonUntyped.ToNode(_element);
        }

        ArgumentNullException.ThrowIfNull(factory);
        var item = factory(this);
        OnBeforeAssignFieldValues?.Invoke(item);
        AssignFields(item);
        OnAfterAssignFieldValues?.Invoke(item);
        return item;
    }

    private void AssignFields(IParsable item)
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var fields = item.GetFieldDeserializers();
        var holder = item as IAdditionalDataHolder;
        if (holder is not null)
        {
            holder.AdditionalData ??= new Dictionary<string, object>();
        }

        foreach (var property in _element.EnumerateObject())
        {
            var name = _names.Of(property);
            if (fields.TryGetValue(name, out var assign))
            {
                if (property.Value.ValueKind != JsonValueKind.Null)
                {
                    assign(Child(property.Value));
                }
            }
            else if (holder is not null)
            {
                holder.AdditionalData.TryAdd(name, JsonUntyped.ToObject(property.Value)!);
            }
        }
    }

    private JsonParseNode Child(JsonElement element) => new(element, this);
}

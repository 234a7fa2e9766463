using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Clients.Testing.PublicApi;

/// <summary>Members as one would write their declarations, nullability included.</summary>
internal static class MemberSignature
{
    public static string Of(ConstructorInfo constructor) => $"{Access(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    public static string Of(MethodInfo method)
    {
        var generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Access(method)}{Modifiers(method)}{TypeSignature.Of(new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}{generics}({Parameters(method)})";
    }

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(PublicApiLister.IsVisible).ToList();
        var set = property.SetMethod is { } setter && accessors.Contains(setter) ? (IsInit(setter) ? " init;" : " set;") : "";
        var get = property.GetMethod is { } getter && accessors.Contains(getter) ? " get;" : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        return $"{Access(accessors[0])}{Modifiers(accessors[0])}{required}{TypeSignature.Of(new NullabilityInfoContext().Create(property))} {property.Name}{index} {{{get}{set} }}";
    }

    public static string Of(EventInfo @event)
        => $"{Access(@event.AddMethod!)}{Modifiers(@event.AddMethod!)}event {TypeSignature.Of(new NullabilityInfoContext().Create(@event))} {@event.Name}";

    public static string Of(FieldInfo field)
    {
        var type = TypeSignature.Of(new NullabilityInfoContext().Create(field));
        var access = field.IsPublic ? "" : "protected ";
        return field.IsLiteral
            ? $"{access}const {type} {field.Name} = {Value(field.GetRawConstantValue())}"
            : $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static bool IsInit(MethodInfo setter)
        => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (method.DeclaringType!.IsInterface)
        {
            return "";
        }

        var overrides = method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        return method switch
        {
            { IsAbstract: true } => "abstract ",
            _ when overrides => method.IsFinal ? "sealed override " : "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
    }

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        var fallback = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "";
        return $"{direction}{TypeSignature.Of(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{fallback}";
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}

namespace Clients.Kiota.Generator.Naming;

/// <summary>Names generated types, namespaces and members must not have, because they would hide what the code uses.</summary>
internal static class ReservedNames
{
    /// <summary>Types (mostly of the namespace <c>System</c>) that every generated file sees.</summary>
    public static HashSet<string> Types { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "__ComObject", "AccessViolationException", "Action", "Activator", "AggregateException", "AppContext",
        "AppDomain", "AppDomainSetup", "AppDomainUnloadedException", "ApplicationException", "ApplicationId",
        "ArgIterator", "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException",
        "ArithmeticException", "Array", "ArrayTypeMismatchException", "AssemblyLoadEventArgs",
        "AssemblyLoadEventHandler", "AsyncCallback", "Attribute", "AttributeTargets", "AttributeUsageAttribute",
        "BadImageFormatException", "Base64FormattingOptions", "BitConverter", "Boolean", "Buffer", "Byte",
        "CannotUnloadAppDomainException", "Char", "CharEnumerator", "CLSCompliantAttribute", "ContextBoundObject",
        "ContextMarshalException", "ContextStaticAttribute", "Convert", "CultureAwareComparer",
        "DataMisalignedException", "Date", "DateOnly", "DateTime", "DateTimeKind", "DateTimeOffset", "DayOfWeek",
        "DBNull", "Decimal", "Delegate", "directory", "DivideByZeroException", "DllNotFoundException", "Double",
        "DuplicateWaitObjectException", "EntryPointNotFoundException", "Enum", "environment",
        "EnvironmentVariableTarget", "EventArgs", "EventHandler", "Exception", "ExecutionEngineException",
        "FieldAccessException", "file", "FlagsAttribute", "FormatException", "FormattableString", "GC",
        "GCCollectionMode", "GCGenerationInfo", "GCKind", "GCMemoryInfo", "GCNotificationStatus", "Guid", "Half",
        "HashCode", "IAsyncDisposable", "IAsyncResult", "ICloneable", "IComparable", "IConvertible",
        "ICustomFormatter", "IDisposable", "IFormatProvider", "IFormattable", "Index", "IndexOutOfRangeException",
        "InsufficientExecutionStackException", "InsufficientMemoryException", "Int128", "Int16", "Int32", "Int64",
        "integer", "IntPtr", "InvalidCastException", "InvalidOperationException", "InvalidProgramException",
        "InvalidTimeZoneException", "ISpanFormattable", "LoaderOptimization", "LoaderOptimizationAttribute",
        "LocalDataStoreSlot", "MarshalByRefObject", "Math", "MathF", "MemberAccessException", "MemoryExtensions",
        "Method", "MethodAccessException", "MidpointRounding", "MissingFieldException", "MissingMemberException",
        "MissingMethodException", "ModuleHandle", "MTAThreadAttribute", "MulticastDelegate",
        "MulticastNotSupportedException", "MultipartBody", "NonSerializedAttribute", "NotFiniteNumberException",
        "NotImplementedException", "NotSupportedException", "Nullable", "NullReferenceException", "Object",
        "ObjectDisposedException", "ObsoleteAttribute", "OperatingSystem", "OperationCanceledException",
        "OrdinalComparer", "OutOfMemoryException", "OverflowException", "ParamArrayAttribute", "path", "PlatformID",
        "PlatformNotSupportedException", "Random", "Range", "RankException", "ResolveEventArgs",
        "ResolveEventHandler", "RuntimeArgumentHandle", "RuntimeFieldHandle", "RuntimeMethodHandle",
        "RuntimeTypeHandle", "SByte", "SerializableAttribute", "Single", "StackOverflowException",
        "STAThreadAttribute", "Stream", "String", "StringComparer", "StringComparison",
        "StringNormalizationExtensions", "StringSplitOptions", "SystemException", "task", "thread",
        "ThreadStaticAttribute", "TimeOnly", "TimeoutException", "TimeSpan", "TimeZone", "TimeZoneInfo",
        "TimeZoneNotFoundException", "Tuple", "TupleExtensions", "Type", "TypeAccessException", "TypeCode",
        "TypedReference", "TypeInitializationException", "TypeLoadException", "TypeUnloadedException", "UInt128",
        "UInt16", "UInt32", "UInt64", "UIntPtr", "UnauthorizedAccessException", "UnhandledExceptionEventArgs",
        "UnhandledExceptionEventHandler", "UnitySerializationHolder", "ValueTuple", "ValueType", "Version", "Void",
        "WeakReference",
    };

    /// <summary>Members <see cref="Exception"/> or the runtime's <c>ApiException</c> already has.</summary>
    public static HashSet<string> ExceptionMembers { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "data", "helpLink", "hResult", "innerException", "message", "source", "stacktrace", "targetSite",
        "GetBaseException", "GetObjectData", "GetType", "ToString", "ResponseStatusCode",
    };

    /// <summary>Members every model has; a property of such a name becomes <c>…Property</c>.</summary>
    public static HashSet<string> ModelMembers { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "GetFieldDeserializers", "get_field_deserializers", "Serialize", "AdditionalData", "additional_data",
        "BackingStore", "backing_store",
    };
}

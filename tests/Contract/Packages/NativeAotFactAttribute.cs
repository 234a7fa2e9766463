namespace Clients.Contract.Tests.Packages;

/// <summary>A test that compiles to native code; skipped, with the reason shown, on machines that lack what this takes.</summary>
internal sealed class NativeAotFactAttribute : FactAttribute
{
    public NativeAotFactAttribute() => Skip = NativeAot.Missing;
}

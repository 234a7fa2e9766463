using System.Runtime.Serialization;
using Microsoft.Kiota.Abstractions.Helpers;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class EnumHelpersTests
{
    public enum Mode
    {
        Active,

        [EnumMember(Value = "in-active")]
        InActive,
    }

    [Flags]
    public enum Rights : long
    {
        None = 0,

        [EnumMember(Value = "a")]
        A = 1,

        [EnumMember(Value = "bee")]
        B = 1L << 40,
    }

    [Theory]
    [InlineData("in-active", Mode.InActive)]
    [InlineData("InActive", Mode.InActive)]
    [InlineData("active", Mode.Active)]
    [InlineData("ACTIVE", Mode.Active)]
    [InlineData("IN-ACTIVE", null)]
    [InlineData("other", null)]
    [InlineData("", null)]
    [InlineData("77", (Mode)77)]
    public void Texts_are_known_by_wire_value_then_field_name(string text, Mode? expected)
    {
        Assert.Equal(expected, EnumHelpers.GetEnumValue<Mode>(text));
        Assert.Equal(expected, (Mode?)EnumHelpers.GetEnumValue(typeof(Mode?), text));
    }

    /// <summary>The official runtime casts flags to int and throws for this enum (S24).</summary>
    [Theory]
    [InlineData("a,bee", Rights.A | Rights.B)]
    [InlineData("a,unknown", Rights.A)]
    [InlineData("a, bee", Rights.A | Rights.B)]
    [InlineData("unknown", Rights.None)]
    public void Flags_are_read_part_by_part(string text, Rights expected) => Assert.Equal(expected, EnumHelpers.GetEnumValue<Rights>(text));

    [Fact]
    public void Values_are_written_by_wire_value_then_field_name()
    {
        Assert.Equal("in-active", EnumHelpers.GetEnumStringValue(Mode.InActive));
        Assert.Equal("Active", EnumHelpers.GetEnumStringValue(Mode.Active));
        Assert.Equal("None,a,bee", EnumHelpers.GetEnumStringValue(Rights.A | Rights.B));
        Assert.Throws<ArgumentException>(() => EnumHelpers.GetEnumStringValue((Mode)77));
    }

    [Fact]
    public void Unknown_flags_are_null_where_the_type_is_known_at_run_time_only()
    {
        var rights = typeof(Rights);
        Assert.Null(EnumHelpers.GetEnumValue(rights, "unknown"));
        var text = typeof(string);
        Assert.Null(EnumHelpers.GetEnumValue(text, "a"));
        Assert.Null(EnumHelpers.GetEnumValue(null, "a"));
    }
}

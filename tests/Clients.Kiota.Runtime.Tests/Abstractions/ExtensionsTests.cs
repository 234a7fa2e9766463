using Microsoft.Kiota.Abstractions.Extensions;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class ExtensionsTests
{
    [Fact]
    public void Sequences_are_materialised_once_and_null_stays_null()
    {
        List<int> list = [1];
        int[] array = [1];

        Assert.Same(list, list.AsList());
        Assert.Equal(list, array.AsList());
        Assert.Same(array, array.AsArray());
        Assert.Null(((IEnumerable<int>?)null).AsList());
        Assert.Null(((IEnumerable<int>?)null).AsArray());
    }

    [Fact]
    public void A_replaced_value_is_handed_back()
    {
        IDictionary<string, int> numbers = new Dictionary<string, int>();

        Assert.True(IDictionaryExtensions.TryAdd(numbers, "a", 1));
        Assert.False(IDictionaryExtensions.TryAdd(numbers, "a", 2));
        Assert.Equal(1, numbers.AddOrReplace("a", 3));
        Assert.Equal(0, numbers.AddOrReplace("b", 4));
    }

    [Theory]
    [InlineData("InActive", "inActive")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Only_the_first_character_is_lowered(string? text, string? expected) => Assert.Equal(expected, text.ToFirstCharacterLowerCase());
}

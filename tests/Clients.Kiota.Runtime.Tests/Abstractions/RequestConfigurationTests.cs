using Microsoft.Kiota.Abstractions;

namespace Clients.Kiota.Runtime.Tests.Abstractions;

public sealed class RequestConfigurationTests
{
    [Fact]
    public void Query_parameters_take_the_templates_names_and_leave_out_what_is_not_set()
    {
        var request = new RequestInformation();
        request.QueryParameters.Add("PLAIN", "kept");

        request.Configure<Query>(configuration =>
        {
            configuration.QueryParameters.Select = ["a"];
            configuration.QueryParameters.Plain = "lost: the name is taken, whatever its case";
            configuration.QueryParameters.Empty = [];
            configuration.QueryParameters.Blank = "";
        });

        Assert.Equal(["a"], (string[])request.QueryParameters["%24select"]);
        Assert.Equal("kept", request.QueryParameters["Plain"]);
        Assert.Equal("", request.QueryParameters["Blank"]);
        Assert.Equal(3, request.QueryParameters.Count);
    }

    [Fact]
    public void A_callers_header_wins_over_the_operations()
    {
        var request = new RequestInformation();
        request.Configure<DefaultQueryParameters>(configuration => configuration.Headers.Add("accept", "text/csv"));
        request.Headers.TryAdd("Accept", "application/json");

        Assert.Equal(["text/csv"], request.Headers["Accept"]);
    }

    [Fact]
    public void The_last_option_of_a_type_wins_and_is_found_by_its_exact_type()
    {
        var request = new RequestInformation();
        var last = new Option();
        request.AddRequestOptions([new Option(), null!, last]);

        Assert.Same(last, request.GetRequestOption<Option>());
        Assert.Null(request.GetRequestOption<IRequestOption>());
        request.RemoveRequestOptions(last);
        Assert.Empty(request.RequestOptions);
        Assert.Throws<ArgumentNullException>(() => request.RemoveRequestOptions());
    }

    [Fact]
    public void Nothing_to_configure_changes_nothing()
    {
        var request = new RequestInformation();
        request.Configure<DefaultQueryParameters>(null);
        request.AddHeaders(null!);
        request.AddQueryParameters<Query>(null!);
        request.AddRequestOptions(null!);

        Assert.Empty(request.QueryParameters);
        Assert.Empty(request.Headers);
    }

    private sealed class Option : IRequestOption;

    private sealed class Query
    {
        [QueryParameter("%24select")]
        public string[]? Select { get; set; }

        public string? Plain { get; set; }

        public string[]? Empty { get; set; }

        public string? Blank { get; set; }

        public int? Unset { get; set; }
    }
}

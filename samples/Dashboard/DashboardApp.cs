using Clients.Core;
using Clients.WireBoard;
using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard;

/// <summary>
/// The dashboard's server. It alone holds the WireBoard token: browsers get data from <c>/api</c>, never a credential,
/// and share one upstream subscription per site.
/// </summary>
internal static class DashboardApp
{
    public static WebApplication Build(string[] args, Action<WireBoardClientOptions> configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddWireBoard(configure);
        builder.Services.AddSingleton<SharedLiveStates>();
        builder.Services.AddSingleton<SharedEnvelopes>();

        var app = builder.Build();
        app.UseExceptionHandler(errors => errors.Run(WriteFailureAsync));
        app.UseDefaultFiles(new DefaultFilesOptions { DefaultFileNames = ["account.html"] });
        app.UseStaticFiles();
        RestEndpoints.Map(app);
        LiveEndpoints.Map(app);
        return app;
    }

    // What WireBoard refused is said to the browser in WireBoard's words; anything else stays in the server's log.
    private static async Task WriteFailureAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.Response.StatusCode = error switch
        {
            ArgumentException => StatusCodes.Status400BadRequest,
            ClientException => StatusCodes.Status502BadGateway,
            _ => StatusCodes.Status500InternalServerError,
        };
        await context.Response.WriteAsJsonAsync(new { message = Failure.Describe(error) }, context.RequestAborted);
    }
}

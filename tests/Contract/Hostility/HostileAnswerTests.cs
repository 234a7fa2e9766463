using System.Diagnostics;
using System.Globalization;
using System.Text;
using Clients.Core;
using Clients.RestlessStream;
using Clients.SwarmAnalytics;
using Clients.Testing.Properties;
using Clients.Testing.Servers;
using Clients.WireBoard;
using Clients.WizChat;
using Microsoft.AspNetCore.Http;
using Microsoft.Kiota.Abstractions;

namespace Clients.Contract.Tests.Hostility;

/// <summary>Whatever a service answers, a call ends in a value or in the client's own exception, soon, and without its secret.</summary>
public sealed class HostileAnswerTests
{
    private const string Secret = "wpk_live_0123456789abcdef";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Services => ["wireboard", "restless-stream", "wizchat", "swarm-analytics"];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_operation_ends_in_a_value_or_the_clients_own_exception(string service)
    {
        var document = new ServiceDocument(service);
        var reached = new HashSet<string>();
        AnswerMutator.Answer? last = null;
        var sentSecret = false;
        AnswerMutator mutator = null!;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var operation = document.Find(context.Request.Method, context.Request.Path + context.Request.QueryString)
                ?? throw new InvalidOperationException($"No operation fits {context.Request.Method} {context.Request.Path}.");
            reached.Add(operation.ToString());
            sentSecret = context.Request.Headers.Any(header => header.Value.ToString().Contains(Secret, StringComparison.Ordinal));
            await WriteAsync(context, last = mutator.Next(operation));
        });
        var client = Client(service, server.BaseUrl);
        var calls = GeneratedCalls.Of(client).Concat(HandWrittenCalls.Of(client, server.BaseUrl)).ToList();

        for (var round = 0; round < Soak.Rounds(20); round++)
        {
            mutator = new AnswerMutator(round, Secret);
            foreach (var call in calls)
            {
                var time = Stopwatch.StartNew();
                var exception = await Record.ExceptionAsync(() => call(CancellationToken.None).WaitAsync(Bound));
                Assert.True(exception is null || IsOwn(exception, client), string.Create(CultureInfo.InvariantCulture, $"round {round}: {last}\n{exception}"));
                Assert.True(time.Elapsed < Bound, $"round {round}: {last}");
                Assert.False(sentSecret && Shows(exception, Secret), $"{last}\n{exception}");
            }
        }

        Assert.Equal(document.Operations.Select(operation => operation.ToString()).Order(), reached.Order());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_damaged_HTTP_message_ends_in_a_value_or_the_clients_own_exception(string service)
    {
        var document = new ServiceDocument(service);
        var mutator = new AnswerMutator(0, Secret);
        byte[] last = [];
        await using var server = RawServer.Start(async (connection, _) =>
        {
            last = mutator.NextMessage(document.Find(connection.Request.Method, connection.Request.Target)!);
            await connection.WriteAsync(last);
        });
        var client = Client(service, server.BaseUrl);
        var calls = GeneratedCalls.Of(client).Concat(HandWrittenCalls.Of(client, server.BaseUrl)).ToList();

        for (var round = 0; round < Soak.Rounds(5); round++)
        {
            mutator = new AnswerMutator(round, Secret);
            foreach (var call in calls)
            {
                var exception = await Record.ExceptionAsync(() => call(CancellationToken.None).WaitAsync(Bound));
                Assert.True(exception is null || IsOwn(exception, client), $"round {round}: {Encoding.Latin1.GetString(last)}\n{exception}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_right_answer_is_read(string service)
    {
        var document = new ServiceDocument(service);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var operation = document.Find(context.Request.Method, context.Request.Path)!;
            var (status, body) = operation.Answers.First(answer => answer.Key < 300);
            var reply = operation.IsEventStream ? new Reply(status, "data: {}\n\n", "text/event-stream") : new Reply(status, body.Length == 0 ? null : body);
            await reply.WriteAsync(context);
        });
        var client = Client(service, server.BaseUrl);
        var unreadable = new List<string>();
        using var listener = Unreadable.Listen(unreadable.Add);

        foreach (var call in GeneratedCalls.Of(client))
        {
            await call(CancellationToken.None);
        }

        Assert.Empty(unreadable);
    }

    private static async Task WriteAsync(HttpContext context, AnswerMutator.Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.ContentType is not null)
        {
            context.Response.Headers.ContentType = answer.ContentType;
        }

        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status is not (204 or 205 or 304))
        {
            await context.Response.Body.WriteAsync(answer.Body);
        }
    }

    // Kiota's mapping makes an exception of the result of an apply that failed in part.
    private static bool IsOwn(Exception exception, BaseRequestBuilder root) =>
        exception is WizChat.Models.ApplyResult || (exception is ClientException && exception.GetType().Assembly == root.GetType().Assembly);

    private static bool Shows(Exception? exception, string secret) =>
        exception is ClientException error
        && string.Join('\n', error.ToString(), error.ServiceMessage, error.ResponseBody, error.RequestId, error.Code).Contains(secret, StringComparison.Ordinal);

    private static BaseRequestBuilder Client(string service, string baseUrl) => service switch
    {
        "wireboard" => new WireBoardClient(Secret, new WireBoardClientOptions { BaseUrl = baseUrl, RetryOn429 = false }),
        "restless-stream" => new RestlessStreamClient(new RestlessStreamClientOptions { ApiKey = Secret, BaseUrl = baseUrl }),
        "wizchat" => new WizChatClient(Secret, new WizChatClientOptions { BaseUrl = baseUrl, RetryOn429 = false }),
        _ => new SwarmAnalyticsClient(Secret, new SwarmAnalyticsClientOptions { BaseUrl = baseUrl }),
    };
}

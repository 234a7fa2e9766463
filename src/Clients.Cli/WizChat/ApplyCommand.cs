using System.CommandLine;
using Clients.Cli.WizChat.Rendering;
using Clients.WizChat;
using Clients.WizChat.ConfigAsCode;

namespace Clients.Cli.WizChat;

/// <summary><c>clients wizchat apply</c>: carries out a plan, new or kept.</summary>
internal static class ApplyCommand
{
    private const string Explanation =
        """
        Shows the plan, asks, and applies. What it asks for with nobody to ask, --auto-approve answers.
        Refused are: a plan whose chatbot has changed since, and one that deletes more than half of a section
        without --allow-deletes.

        Examples:
          clients wizchat apply -f bot.yaml
          clients wizchat apply -f bot.yaml --auto-approve
          clients wizchat apply plan.json                  a plan kept with plan -o
          clients wizchat apply -f bot.yaml --allow-deletes 3
          clients wizchat apply plan.json --auto-approve --json    what was done, for other tools

        Exit codes:
          0  applied, or nothing to change
          1  nothing or only part was applied
        """;

    public static Command Create(CliEnvironment environment)
    {
        var saved = new Argument<string>("plan") { Description = "A plan kept with plan -o.", Arity = ArgumentArity.ZeroOrOne };
        var file = WizChatOptions.File(required: false);
        var chatbot = WizChatOptions.Chatbot();
        var noPrune = WizChatOptions.NoPrune();
        var approve = new Option<bool>("--auto-approve") { Description = "Apply without asking." };
        var json = WizChatOptions.Json("plan and outcome");
        var deletes = new Option<int>("--allow-deletes") { HelpName = "N", Description = "How many resources may be deleted when a section loses more than its share." };
        var share = new Option<int>("--max-delete-share") { HelpName = "PERCENT", Description = "The share of a section, in percent, that may be deleted without --allow-deletes.", DefaultValueFactory = _ => 50 };
        var secrets = new Option<string>("--secrets-from") { HelpName = "FILE", Description = "With a kept plan: the file it was made of, when that holds secrets that are marked sensitive." };
        var baseUrl = WizChatOptions.BaseUrl();
        var command = new ExplainedCommand("apply", "Apply a configuration file or a kept plan.", Explanation) { saved, file, chatbot, noPrune, approve, json, deletes, share, secrets, baseUrl };
        var document = new DocumentOptions(environment, command);
        command.UsageError = WizChatExitCode.Failure;
        command.Validators.Add(result =>
        {
            var hasFile = result.GetValue(file) is not null;
            if (hasFile == result.GetValue(saved) is not null)
            {
                result.AddError("Pass a kept plan, or a configuration file with -f, and not both.");
            }
            else if (!hasFile && (result.GetValue(chatbot) is not null || result.GetValue(noPrune) || document.IsGiven(result)))
            {
                result.AddError("--chatbot, --no-prune, --env, --allow-empty and --sensitive are settled in a kept plan. Plan again to change them.");
            }
            else if (hasFile && result.GetValue(secrets) is not null)
            {
                result.AddError("--secrets-from belongs to a kept plan. Without one, -f names the file.");
            }
            else if (result.GetValue(json) && !result.GetValue(approve))
            {
                result.AddError("--json leaves no plan to look at before answering; review it with plan, then pass --auto-approve too.");
            }
            else if (result.GetValue(deletes) < 0 || result.GetValue(share) is < 0 or > 100)
            {
                result.AddError("--allow-deletes takes a number from 0, --max-delete-share one from 0 to 100.");
            }
        });
        command.SetAction((parsed, cancellationToken) => WizChatSession.RunAsync(environment, parsed.GetValue(baseUrl), async session =>
        {
            var plan = parsed.GetValue(saved) is { } kept
                ? session.ReadPlan(kept)
                : await Planning.PlanAsync(environment, session, parsed.GetRequiredValue(file)!, parsed.GetValue(chatbot), document.PlanOptions(parsed, prune: !parsed.GetValue(noPrune)), cancellationToken).ConfigureAwait(false);
            var options = new ApplyPlanOptions
            {
                AllowedDeletes = parsed.GetValue(deletes),
                MaxDeleteShare = parsed.GetValue(share) / 100.0,
                Variable = environment.Variable,
                Document = parsed.GetValue(secrets) is { } origin ? session.ReadConfig(origin) : null,
            };
            return parsed.GetValue(json)
                ? await ApplyForProgramsAsync(environment, session, plan, options, cancellationToken).ConfigureAwait(false)
                : await ApplyForPeopleAsync(environment, session, plan, options, parsed.GetValue(approve), cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<int> ApplyForPeopleAsync(CliEnvironment environment, WizChatSession session, ConfigPlan plan, ApplyPlanOptions options, bool approved, CancellationToken cancellationToken)
    {
        LinePage.Write(environment, PlanLines.Of(plan));
        if (!plan.HasChanges)
        {
            return WizChatExitCode.Success;
        }

        options.RequireAllowed(plan);
        if (!approved && !await Approval.AskAsync(environment, plan, cancellationToken).ConfigureAwait(false))
        {
            await environment.Error.WriteLineAsync("Nothing was applied.").ConfigureAwait(false);
            return WizChatExitCode.Failure;
        }

        var outcome = await ApplyAsync(environment, session, plan, options, cancellationToken).ConfigureAwait(false);
        LinePage.Write(environment, OutcomeLines.Applied(outcome));
        return await EndAsync(environment, outcome).ConfigureAwait(false);
    }

    private static async Task<int> ApplyForProgramsAsync(CliEnvironment environment, WizChatSession session, ConfigPlan plan, ApplyPlanOptions options, CancellationToken cancellationToken)
    {
        options.RequireAllowed(plan);
        var outcome = plan.HasChanges
            ? await ApplyAsync(environment, session, plan, options, cancellationToken).ConfigureAwait(false)
            : new ApplyOutcome(plan, null);
        await environment.Out.WriteLineAsync(ConfigJson.Of(outcome)).ConfigureAwait(false);
        return await EndAsync(environment, outcome).ConfigureAwait(false);
    }

    private static async Task<int> EndAsync(CliEnvironment environment, ApplyOutcome outcome)
    {
        foreach (var line in OutcomeLines.Notes(outcome))
        {
            await environment.Error.WriteLineAsync(line).ConfigureAwait(false);
        }

        return outcome.Failed is null ? WizChatExitCode.Success : WizChatExitCode.Failure;
    }

    /// <exception cref="CommandFailedException">There was no answer that says what was applied.</exception>
    private static async Task<ApplyOutcome> ApplyAsync(CliEnvironment environment, WizChatSession session, ConfigPlan plan, ApplyPlanOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Progress.WhileAsync(environment, $"Applying to {plan.ChatbotId}", () => session.Client.ApplyPlanAsync(plan, options, cancellationToken)).ConfigureAwait(false);
            return new ApplyOutcome(plan, result);
        }
        catch (OperationCanceledException)
        {
            await environment.Error.WriteLineAsync("The service may have carried out part of it: plan again to see.").ConfigureAwait(false);
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or WizChatApiException { Status: 0 or (>= 200 and < 300) or >= 500 })
        {
            throw new CommandFailedException($"{session.Explain(e)} Whether anything was applied is not known: plan again to see.");
        }
    }
}

using System.Globalization;
using System.Text;
using Clients.Bench.Harness;
using Clients.WizChat;
using Clients.WizChat.ConfigAsCode;
using Clients.WizChat.Models;

namespace Clients.Bench.WizChat;

/// <summary>One operation on 10 000 skills, against the same on 1 000: the cost must grow with the number of skills, not with its square.</summary>
internal sealed class GrowWithSkills : Benchmark
{
    private const int Few = 1_000;
    private const int Many = 10_000;

    private readonly Func<Case, Task> _operation;
    private Case _few = null!;
    private Case _many = null!;

    private GrowWithSkills(string what, Func<Case, Task> operation)
    {
        Name = $"{what} of 10 000 skills";
        _operation = operation;
    }

    public override string Area => "WizChat";

    public override string Name { get; }

    public override string Baseline => "of 1 000";

    public override double? TimeAim => 11;

    public override double? AllocationAim => 11;

    public override int Samples => 9;

    /// <summary>Edits every second skill in the model, takes one out, adds one, and writes the document.</summary>
    public static GrowWithSkills TypedEdit() => new("typed edit", large =>
    {
        var document = ChatbotConfigDocument.FromText(large.File);
        var skills = document.Spec!.Skills!;
        for (var i = 0; i < skills.Count; i += 2)
        {
            skills[i].Instructions = "Be brief.";
        }

        skills.RemoveAt(1);
        skills.Add(new SkillSpec { Name = "new", Instructions = "Be kind." });
        ArgumentOutOfRangeException.ThrowIfZero(document.ToText().ToJson().Length);
        return Task.CompletedTask;
    });

    /// <summary>Plans a file with a secret in every skill, all of which change.</summary>
    public static GrowWithSkills Plan() => new("plan", async large =>
    {
        var plan = await large.Client.PlanConfigAsync("cb_1", large.File, new PlanConfigOptions { Variables = { Lookup = _ => "tok-0123456789", Allowed = { "TOKEN" } } });
        ArgumentOutOfRangeException.ThrowIfZero(plan.Changes);
    });

    public override Task SetUpAsync()
    {
        (_few, _many) = (Case.Of(Few), Case.Of(Many));
        return Task.CompletedTask;
    }

    public override ValueTask RunBaselineAsync() => new(_operation(_few));

    public override ValueTask RunCandidateAsync() => new(_operation(_many));

    public override Task TearDownAsync()
    {
        _few.Client.Dispose();
        _many.Client.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A file, and a service that plans it.</summary>
    private sealed record Case(ConfigText File, WizChatClient Client)
    {
        public static Case Of(int skills)
        {
            var file = Document(skills, "Use ${env:TOKEN} and 😀.");
            var operations = new StringBuilder();
            for (var i = 0; i < skills; i++)
            {
                _ = i == 0 ? operations : operations.Append(',');
                operations.Append(CultureInfo.InvariantCulture, $$"""
                    {"section":"skills","op":"update","key":"skill-{{i}}","changes":[{"path":"instructions","before":"Old.","after":"Use tok-0123456789 and 😀."},{"path":"x","before":1.0,"after":2}]}
                    """);
            }

            return new Case(ConfigText.ParseJson(file), CannedService.ClientOf(Document(skills, "Old."), "{\"plan\":{\"operations\":[" + operations + "]}}"));
        }

        private static string Document(int skills, string instructions) => "{\"spec\":{\"skills\":["
            + string.Join(',', Enumerable.Range(0, skills).Select(i => $$"""{"name":"skill-{{i}}","description":null,"instructions":"{{instructions}}","enabled":true,"x":1.0}"""))
            + "]}}";
    }
}


namespace Clients.Cli.Tour;

/// <summary>The tour for programs.</summary>
internal static class TourJson
{
    public static string Of(IReadOnlyList<TourOutcome> outcomes) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("passed", outcomes.All(outcome => outcome.Passed));
        json.WriteStartArray("clients");
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("name", outcome.Name);
            json.WriteBoolean("passed", outcome.Passed);
            json.WriteString("generatedCode", outcome.Drift);
            json.WriteStartArray("calls");
            foreach (var step in outcome.Steps)
            {
                json.WriteStartObject();
                json.WriteString("call", step.What);
                json.WriteBoolean("passed", step.Passed);
                json.WriteString("result", step.Result);
                json.WriteNumber("milliseconds", (long)step.Elapsed.TotalMilliseconds);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}

using System.Globalization;
using Clients.Sandbox.WizChat.Http;
using Clients.Sandbox.WizChat.Sections;

namespace Clients.Sandbox.WizChat.State;

/// <summary>The account: its chatbots, and the failures waiting to happen to it.</summary>
internal sealed class WizChatAccount(TimeProvider timeProvider)
{
    private readonly List<(SectionFailure Failure, int Left)> _failures = [];
    private int _lastId = 1000;

    /// <summary>Held by every operation: the service is as consistent as one database transaction.</summary>
    public Lock OperationMapper { get; } = new();

    public List<Chatbot> Chatbots { get; } = [];

    public string? NextDeploymentFailure { get; set; }

    public DateTimeOffset Now => timeProvider.GetUtcNow();

    public Chatbot Find(string id) => Chatbots.FirstOrDefault(bot => bot.Id == id) ?? throw ApiProblem.NotFound("Chatbot");

    public string NewId(string prefix) => prefix + (++_lastId).ToString(CultureInfo.InvariantCulture);

    public void Fail(SectionFailure failure) => _failures.Add((failure, failure.Times));

    public void ClearFailures() => _failures.Clear();

    /// <summary>The waiting failure that matches, counted as used.</summary>
    public SectionFailure? TakeFailure(string section, string op, string key)
    {
        for (var i = 0; i < _failures.Count; i++)
        {
            var (failure, left) = _failures[i];
            if (failure.Matches(section, op, key))
            {
                if (left <= 1)
                {
                    _failures.RemoveAt(i);
                }
                else
                {
                    _failures[i] = (failure, left - 1);
                }

                return failure;
            }
        }

        return null;
    }

    /// <summary>Whether a chatbot other than <paramref name="self"/> is served under the host name.</summary>
    public bool IsHostnameTaken(Chatbot self, string hostname) =>
        Chatbots.Any(bot => bot != self && bot.List(Section.Domains).Any(domain => (string?)domain.Content["hostname"] == hostname));
}

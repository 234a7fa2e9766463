using Clients.SwarmAnalytics.Contract;
using Clients.SwarmAnalytics.Delivery;
using Clients.SwarmAnalytics.Models;

namespace Clients.SwarmAnalytics.Identify;

/// <summary><c>identify.*</c> of the document; sent whatever the mode. Each method validates, queues and returns at once.</summary>
public readonly struct SwarmIdentity
{
    private readonly EventDispatcher _dispatcher;

    internal SwarmIdentity(EventDispatcher dispatcher) => _dispatcher = dispatcher;

    /// <summary>Links an e-mail address to this install.</summary>
    /// <param name="email">The address; 3 to 320 characters.</param>
    /// <exception cref="SwarmValidationException">An argument breaks a bound of the document; nothing was recorded.</exception>
    public void LinkEmail(string email)
    {
        var size = LinkEmailRequestRules.Email.Check(email);
        var meta = _dispatcher.NewMeta();
        _dispatcher.Record(SwarmOperations.IdentifyLinkEmail, new LinkEmailRequest { Meta = meta, Email = email }, meta, size);
    }
}

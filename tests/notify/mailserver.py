# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server (aiosmtpd) with moods. Prints its port, then a JSON line for each thing that happens."""
import argparse
import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def tell(**what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Moods:
    def __init__(self, mood, only_tls):
        self.mood = mood
        self.only_tls = only_tls
        self.grey = set()

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.mood == "refuse-sender":
            return "553 5.7.1 not your address"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        tell(event="rcpt", to=address)
        if self.mood == "refuse-recipient":
            return "550 5.1.1 no such user here"
        if self.mood == "greylist" and address not in self.grey:
            self.grey.add(address)
            return "451 4.7.1 greylisted, come back later"
        if self.mood == "closing":
            return "421 4.3.2 closing for maintenance"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mood == "refuse-content":
            return "554 5.7.1 looks like spam"
        if self.mood == "full":
            return "452 4.3.1 no room"
        content = envelope.original_content
        message = email.message_from_bytes(content, policy=email.policy.default)
        tell(event="mail", to=envelope.rcpt_tos, sender=envelope.mail_from, subject=message["subject"],
             shownTo=str(message["to"]), shownFrom=str(message["from"]), id=message["message-id"],
             text=message.get_content(), headers=message.keys(), raw=content.decode("latin-1"),
             secured=session.ssl is not None or self.only_tls, login=bool(session.authenticated))
        if self.mood == "die":
            server.transport.abort()
            await asyncio.sleep(60)
        if self.mood == "mute":
            await asyncio.sleep(60)
        return "250 2.0.0 queued as 7F00"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mood", default="normal")
    parser.add_argument("--tls", choices=["none", "starttls", "tls"], default="none")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--login")
    options = parser.parse_args()
    context = None
    if options.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    settings = {"hostname": "mail.test", "enable_SMTPUTF8": True}
    if options.login:
        user, password = options.login.split(":")

        def check(server, session, envelope, mechanism, data):
            good = isinstance(data, LoginPassword) and data.login == user.encode() and data.password == password.encode()
            tell(event="login", good=good, mechanism=mechanism)
            return AuthResult(success=good, handled=False)

        settings.update(authenticator=check, auth_required=True, auth_require_tls=options.tls == "starttls")
    if options.tls == "starttls":
        settings.update(tls_context=context, require_starttls=True)
    moods = Moods(options.mood, options.tls == "tls")
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    server = loop.run_until_complete(loop.create_server(
        lambda: SMTP(moods, loop=loop, **settings), "127.0.0.1", 0,
        ssl=context if options.tls == "tls" else None))
    tell(event="listening", port=server.sockets[0].getsockname()[1])
    loop.run_forever()


main()

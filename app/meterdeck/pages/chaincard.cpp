// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/chaincard.h"

#include "livefeed.h"
#include "pages/factgrid.h"
#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "words.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

ChainCard::ChainCard(const engine::Engine &engine, QWidget *parent)
    : Card(tr("Hash chain"), {}, parent)
    , m_engine(engine)
    , m_icon(new widgets::Icon(u"circle-help"_s, Token::Text2, 16, this))
    , m_words(new Label({}, Role::Body, Token::Text, 600, this))
    , m_progress(new widgets::ProgressLine({}, this))
    , m_facts(new FactGrid(this))
    , m_cancel(new Button(tr("Cancel"), Button::Kind::Normal, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    m_words->setWordWrap(true);
    row->addWidget(m_words, 1);
    content()->addLayout(row);
    content()->addWidget(m_progress);
    content()->addWidget(m_facts);
    content()->addStretch(1);
    addHeaderWidget(m_cancel);
    m_cancel->setAccessibleName(tr("Cancel the check of the chain"));
    m_progress->hide();
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &ChainCard::cancel);
    say(u"circle-help"_s, Token::Text2, tr("Not checked in this run."));
    m_facts->setFacts(
        {{tr("What it is"), tr("each row's hash is made from the row and the hash before it")}});
}

ChainCard::~ChainCard() { m_future.cancel(); }

QString ChainCard::sentence() const { return m_words->text(); }

void ChainCard::say(const QString &icon, Token token, const QString &words)
{
    m_icon->setName(icon);
    m_icon->setToken(token);
    m_words->setText(words);
    setAccessibleDescription(words);
}

void ChainCard::verify()
{
    if (m_checking)
        return;
    m_checking = true;
    m_cancelled = false;
    m_since.start();
    say(u"refresh-cw"_s, Token::Text2, tr("Checking every row…"));
    setMeta({});
    m_progress->setTitle(tr("Rows checked"));
    m_progress->setNote({});
    m_progress->setFraction(std::nullopt);
    m_progress->show();
    m_cancel->show();
    m_future = m_engine.verifyAudit(
        this, [this](int done, int total) { progress(done, total); },
        [this](const engine::AuditVerdict &verdict) { take(verdict); });
    emit changed();
}

void ChainCard::cancel()
{
    // What a person cancelled has no verdict, also when the last row was read just then.
    m_cancelled = m_checking;
    m_future.cancel();
}

void ChainCard::progress(int done, int total)
{
    if (!m_checking || total <= 0)
        return;
    m_progress->setFraction(double(done) / total);
    const auto left = done > 0 ? std::chrono::milliseconds(m_since.elapsed() * (total - done) / done)
                               : std::chrono::milliseconds(0);
    m_progress->setNote(
        tr("%1 of %2, %3 left")
            .arg(Words::count(quint64(done)), Words::count(quint64(total)), Words::age(left)));
}

void ChainCard::take(const engine::AuditVerdict &verdict)
{
    m_checking = false;
    m_progress->hide();
    m_cancel->hide();
    const QString rows = Words::count(verdict.rows);
    setMeta(tr("checked %1").arg(Words::moment(LiveFeed::now())));
    QList<Fact> facts{{tr("Took"), Words::elapsed(std::chrono::milliseconds(m_since.elapsed()))}};
    if (verdict.cancelled || m_cancelled) {
        say(u"minus"_s, Token::Text2, tr("Cancelled: nothing is said of the chain."));
        setMeta({});
        facts.clear();
    } else if (verdict.error) {
        say(u"triangle-alert"_s, Token::HighLine, tr("The chain could not be read."));
        facts << Fact{tr("Why"), Words::errorSentence(*verdict.error)};
    } else if (verdict.whole) {
        say(u"check"_s, Token::Text,
            verdict.rows == 0 ? tr("Chain whole: it is empty.")
                              : tr("Chain whole, %1 rows.", nullptr, int(verdict.rows)).arg(rows));
        const QString head = QString::fromLatin1(verdict.head.toHex());
        if (!head.isEmpty())
            facts << Fact{
                tr("Its end"),
                tr("sha256 %1 … %2", "beginning and end of a hash").arg(head.left(8), head.right(8)), true};
    } else {
        say(u"triangle-alert"_s, Token::Critical,
            tr("Chain broken at row %1.").arg(Words::count(quint64(verdict.brokenAt))));
        facts << Fact{tr("Rows before it"), tr("are what was written")} << Fact{tr("Found"), verdict.words}
              << Fact{tr("What to do"), tr("Keep a copy of the database and find out who wrote to it; rows "
                                           "from there on prove nothing by themselves.")};
    }
    m_facts->setFacts(facts);
    if (!verdict.cancelled && !m_cancelled)
        m_verdict = verdict;
    emit changed();
}

} // namespace console

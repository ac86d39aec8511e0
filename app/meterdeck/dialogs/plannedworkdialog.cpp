// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/plannedworkdialog.h"

#include "dialogs/momentedit.h"
#include "dialogs/setupfield.h"
#include "engine/outagehistory.h"
#include "linewords.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr auto UsuallyLasts = 4h;
constexpr int MostNote = 200;
constexpr int NoteIndent = 26; ///< under the words of the tick

} // namespace

PlannedWorkDialog::PlannedWorkDialog(SetupContext context, const QList<Site> &sites,
                                     const core::DeviceId &site, core::UtcTime now, const QString &whyNot,
                                     QWidget *parent)
    : SetupDialog(u"wrench"_s, tr("Planned work"),
                  tr("Interruptions that begin within it are told as planned, also those already seen."),
                  parent)
    , m_context(std::move(context))
    , m_sites(sites)
{
    m_what = new widgets::SegmentedControl({tr("Note new work"), tr("Take noted work back")}, this);
    m_what->setName(tr("What to do"));
    m_what->setLarge(true);
    connect(m_what, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    addField(tr("What to do"), m_what, true);
    buildNew(now);
    buildNoted();
    chooseSite(site);
    addWritten();
    complete({}, tr("The workspace is opened anew with it."), whyNot);
    if (m_noted.isEmpty())
        m_site->setFocus();
}

void PlannedWorkDialog::buildNew(core::UtcTime now)
{
    m_new = new QWidget(this);
    auto *column = new QVBoxLayout(m_new);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_site = new QComboBox(this);
    m_site->addItem(tr("Every site"), QString());
    for (const Site &site : std::as_const(m_sites))
        m_site->addItem(site.name, site.id.toString());
    m_line = new QComboBox(this);
    m_siteField = makeField(tr("Site"), m_site, true);
    m_lineField = makeField(tr("Line"), m_line, true);
    addPair(m_siteField, m_lineField, column);
    m_from = new MomentEdit(MomentEdit::To::Minutes, this);
    m_to = new MomentEdit(MomentEdit::To::Minutes, this);
    m_fromField = makeField(tr("Begins"), m_from, true);
    m_toField = makeField(tr("Ends"), m_to, true);
    addPair(m_fromField, m_toField, column);
    const core::UtcTime hour = std::chrono::ceil<std::chrono::hours>(now);
    setTimes(hour, hour + UsuallyLasts);
    m_note = new QLineEdit(this);
    m_note->setMaxLength(MostNote);
    SetupField *note = makeField(tr("Note"), m_note, true);
    note->setHint(tr("Of people, for people; may stay empty."));
    column->addWidget(note);
    body()->addWidget(m_new);
    connect(m_site, &QComboBox::currentIndexChanged, this, [this] {
        showLines();
        touch(m_siteField);
    });
    connect(m_line, &QComboBox::currentIndexChanged, this, [this] { touch(m_lineField); });
    connect(m_from, &MomentEdit::dateTimeChanged, this, [this] { touch(m_fromField); });
    connect(m_to, &MomentEdit::dateTimeChanged, this, [this] { touch(m_toField); });
    connect(m_note, &QLineEdit::textEdited, this, [this, note] { touch(note); });
}

void PlannedWorkDialog::buildNoted()
{
    const QJsonArray works = m_context.workspace.part(u"outages"_s)["planned"_L1].toArray();
    const auto settings = engine::outageSettings(m_context.workspace);
    const bool isRead = settings && settings->planned.size() == works.size();
    auto *list = new QWidget(this);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    QList<int> order(works.size());
    std::iota(order.begin(), order.end(), 0);
    if (isRead)
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
            return settings->planned.at(a).when.from > settings->planned.at(b).when.from;
        });
    for (const int at : std::as_const(order)) {
        // As it stands there, where the file is not understood.
        QString words = tr("Entry %1").arg(at + 1);
        QString below =
            QString::fromUtf8(QJsonDocument(works.at(at).toObject()).toJson(QJsonDocument::Compact));
        if (isRead) {
            const lines::PlannedWork &work = settings->planned.at(at);
            const auto site = std::find_if(m_sites.cbegin(), m_sites.cend(),
                                           [&work](const Site &one) { return one.id == work.device; });
            QStringList parts{work.device.isEmpty()    ? tr("Every site")
                              : site == m_sites.cend() ? work.device.toString()
                                                       : site->name};
            if (!work.line.isEmpty())
                parts << tr("line %1").arg(work.line);
            parts << tr("%1 to %2", "two times")
                         .arg(Words::moment(work.when.from), Words::moment(work.when.to));
            words = parts.join(u", "_s);
            below = work.note;
        }
        auto *box = new QCheckBox(words, list);
        box->setAccessibleDescription(below);
        column->addWidget(box);
        if (!below.isEmpty()) {
            auto *label = new widgets::Label(below, widgets::Role::Table, widgets::Token::Text2, 0, list);
            label->setWordWrap(true);
            auto *row = new QHBoxLayout;
            row->addSpacing(NoteIndent);
            row->addWidget(label, 1);
            column->addLayout(row);
        }
        m_noted << std::pair(at, box);
        connect(box, &QCheckBox::toggled, this, [this] { touch(m_notedField); });
    }
    if (!m_noted.isEmpty())
        list->setFocusProxy(m_noted.constFirst().second);
    m_notedField = addField(tr("Noted work"), list, true);
    fields().constFirst()->setVisible(!m_noted.isEmpty());
}

void PlannedWorkDialog::showLines()
{
    const core::DeviceId chosen(m_site->currentData().toString());
    const QSignalBlocker quiet(m_line);
    m_line->clear();
    m_line->addItem(tr("Every line"), QString());
    for (const Site &site : std::as_const(m_sites)) {
        if (site.id != chosen)
            continue;
        for (const auto &[number, label] : site.lines)
            m_line->addItem(LineWords::lineName(number, label), number);
    }
    m_line->setEnabled(m_line->count() > 1);
}

void PlannedWorkDialog::chooseSite(const core::DeviceId &site)
{
    m_site->setCurrentIndex(std::max(0, m_site->findData(site.toString())));
    showLines();
    check();
}

void PlannedWorkDialog::chooseLine(const QString &line)
{
    m_line->setCurrentIndex(std::max(0, m_line->findData(line)));
}

void PlannedWorkDialog::setTimes(core::UtcTime from, core::UtcTime to)
{
    m_from->setMoment(from);
    m_to->setMoment(to);
}

void PlannedWorkDialog::showNoted(bool shown)
{
    m_what->setCurrent(shown ? 1 : 0);
    check();
}

void PlannedWorkDialog::tick(int at)
{
    for (const auto &[place, box] : std::as_const(m_noted)) {
        if (place == at)
            box->setChecked(true);
    }
}

QStringList PlannedWorkDialog::notedWords() const
{
    QStringList words;
    for (const auto &[place, box] : m_noted)
        words << box->text();
    return words;
}

bool PlannedWorkDialog::isNoted() const { return m_what->current() == 1; }

QJsonObject PlannedWorkDialog::entry() const
{
    QJsonObject work;
    const auto say = [&work](const QString &key, const QString &text) {
        if (!text.isEmpty())
            work.insert(key, text);
    };
    say(u"device"_s, m_site->currentData().toString());
    say(u"line"_s, m_line->currentData().toString());
    // With its offset: it means the same in every zone.
    say(u"from"_s, Words::local(m_from->moment()).toString(Qt::ISODate));
    say(u"to"_s, Words::local(m_to->moment()).toString(Qt::ISODate));
    say(u"note"_s, m_note->text().simplified());
    return work;
}

QJsonObject PlannedWorkDialog::part() const
{
    QJsonObject part = m_context.workspace.part(u"outages"_s);
    const QJsonArray before = part["planned"_L1].toArray();
    QJsonArray works;
    for (qsizetype at = 0; at < before.size(); ++at) {
        const bool goes = isNoted() && std::any_of(m_noted.cbegin(), m_noted.cend(), [at](const auto &one) {
                              return one.first == at && one.second->isChecked();
                          });
        if (!goes)
            works.append(before.at(at));
    }
    if (!isNoted())
        works.append(entry());
    if (works.isEmpty())
        part.remove("planned"_L1);
    else
        part.insert("planned"_L1, works);
    return part;
}

core::Result<core::Workspace> PlannedWorkDialog::changed() const
{
    return m_context.workspace.withPart(u"outages"_s, part());
}

void PlannedWorkDialog::weigh()
{
    const bool noted = isNoted();
    m_new->setVisible(!noted);
    m_notedField->setVisible(noted);
    acceptButton()->setText(noted ? tr("Take it back") : tr("Note the work"));
    const bool any = std::any_of(m_noted.cbegin(), m_noted.cend(),
                                 [](const auto &one) { return one.second->isChecked(); });
    m_notedField->setReason(noted && !any ? tr("Tick what is to be taken back.") : QString());
    m_notedField->setHint(tr("Interruptions within it count like all others again."));
    const QString skipped = tr("The clocks are put forward over this time: there is none such.");
    m_fromField->setReason(!noted && m_from->isSkipped() ? skipped : QString());
    const bool ends = m_to->moment() > m_from->moment();
    m_toField->setReason(noted               ? QString()
                         : m_to->isSkipped() ? skipped
                         : !ends             ? tr("The end has to come after the beginning.")
                                             : QString());
    m_fromField->setHint(Words::zone());
    m_toField->setHint(
        ends ? tr("After %1.", "a duration").arg(LineWords::duration(m_to->moment() - m_from->moment()))
             : QString());
    if (noted)
        setWritten(m_context.workspace.fileName, u"outages"_s, part());
    else
        setWritten(m_context.workspace.fileName, u"outages.planned"_s, entry());
}

} // namespace console

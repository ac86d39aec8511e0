// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/outageruledialog.h"

#include "dialogs/setupfield.h"
#include "engine/outagehistory.h"
#include "linewords.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr int LongestMomentary = 86400; ///< s, as the workspace takes it
constexpr auto Typing = 250ms;
constexpr int ToldNames = 4;

} // namespace

OutageRuleDialog::OutageRuleDialog(SetupContext context, const QString &whyNot, QWidget *parent)
    : SetupDialog(u"sliders-horizontal"_s, tr("Outages and regions"),
                  tr("How interruptions are counted, and by which regions."), parent)
    , m_context(std::move(context))
{
    lines::OutageSettings present;
    if (const auto read = engine::outageSettings(m_context.workspace))
        present = *read;
    else
        m_present = u"%1: %2"_s.arg(read.error().where, read.error().detail);
    m_most = makeEdit(&m_mostField, tr("Longest momentary interruption, s"),
                      QString::number(present.rule.momentaryMost.count()));
    m_limit = new widgets::SegmentedControl({tr("Momentary"), tr("Sustained")}, this);
    m_limit->setName(tr("Exactly as long"));
    m_limit->setLarge(true);
    m_limit->setCurrent(present.rule.limitIsMomentary ? 0 : 1);
    connect(m_limit, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    m_limitField = makeField(tr("Exactly as long"), m_limit, true);
    addPair(m_mostField, m_limitField);
    buildRegions(present);
    addWritten();
    m_soon.setSingleShot(true);
    m_soon.setInterval(Typing);
    connect(&m_soon, &QTimer::timeout, this, &OutageRuleDialog::tryFile);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        m_found = m_reading.result();
        if (m_found.error)
            m_fileField->setTouched(true); // it may have stood there already
        check();
    });
    complete(tr("Change it"), tr("Counted anew from the readings; the workspace is opened anew with it."),
             whyNot);
}

OutageRuleDialog::~OutageRuleDialog() { m_reading.disconnect(this); }

QLineEdit *OutageRuleDialog::makeEdit(SetupField **field, const QString &title, const QString &text)
{
    auto *edit = new QLineEdit(text, this);
    *field = makeField(title, edit, true);
    connect(edit, &QLineEdit::textEdited, this, [this, field = *field] { touch(field); });
    return edit;
}

void OutageRuleDialog::buildRegions(const lines::OutageSettings &present)
{
    m_regions = new widgets::SegmentedControl({tr("Those of the program"), tr("A file of my own")}, this);
    m_regions->setName(tr("Regions"));
    m_regions->setLarge(true);
    m_regions->setCurrent(present.regionsFile.isEmpty() ? 0 : 1);
    connect(m_regions, &widgets::SegmentedControl::chosen, this, [this] { check(); });
    m_regionsField = addField(tr("Regions"), m_regions, true);
    m_own = new QWidget(this);
    auto *column = new QVBoxLayout(m_own);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_fileField =
        makeFileField(tr("File of the regions"), m_context.workspace.fileName, &m_file,
                      {tr("file in GeoJSON format"), tr("GeoJSON (*.geojson *.json);;All files (*)")});
    m_file->setText(present.regionsFile);
    m_name = makeEdit(&m_nameField, tr("Property with the name"), present.regionNames.name);
    m_province = makeEdit(&m_provinceField, tr("Property with the province"), present.regionNames.province);
    column->addWidget(m_fileField);
    addPair(m_nameField, m_provinceField, column);
    body()->addWidget(m_own);
}

bool OutageRuleDialog::hasOwn() const { return m_regions->current() == 1; }

void OutageRuleDialog::setOwnRegions(bool own)
{
    m_regions->setCurrent(own ? 1 : 0);
    check();
}

QJsonValue OutageRuleDialog::regions() const
{
    const QString file = m_file->text().trimmed();
    if (!hasOwn() || file.isEmpty())
        return QJsonValue::Undefined;
    QJsonObject regions{{u"file"_s, file}};
    for (const auto &[key, edit] : {std::pair(u"name"_s, m_name), std::pair(u"province"_s, m_province)}) {
        if (const QString text = edit->text().trimmed(); !text.isEmpty())
            regions.insert(key, text);
    }
    return regions.size() > 1 ? QJsonValue(regions) : QJsonValue(file);
}

QJsonObject OutageRuleDialog::part() const
{
    QJsonObject part = m_context.workspace.part(u"outages"_s);
    lines::OutageSettings settings;
    bool ok = false;
    const int most = m_most->text().trimmed().toInt(&ok);
    if (ok)
        settings.rule.momentaryMost = std::chrono::seconds(most);
    settings.rule.limitIsMomentary = m_limit->current() == 0;
    const QJsonObject written = lines::outagePart(settings);
    const auto say = [&part](const QString &key, const QJsonValue &value) {
        if (value.isUndefined())
            part.remove(key);
        else
            part.insert(key, value);
    };
    say(u"rule"_s, written["rule"_L1]);
    say(u"regions"_s, regions());
    return part;
}

core::Result<core::Workspace> OutageRuleDialog::changed() const
{
    return m_context.workspace.withPart(u"outages"_s, part());
}

void OutageRuleDialog::tryFile()
{
    m_tried = regions();
    if (m_tried.isUndefined())
        return;
    const auto workspace = m_context.workspace.withPart(u"outages"_s, QJsonObject{{u"regions"_s, m_tried}});
    if (!workspace) {
        m_found = {0, {}, workspace.error()};
        check();
        return;
    }
    m_reading.setFuture(QtConcurrent::run([workspace = *workspace, file = m_file->text().trimmed()] {
        Found found;
        const auto read = engine::readRegions(workspace, file);
        if (!read) {
            found.error = read.error();
            return found;
        }
        const QList<lines::Region> all = read->all();
        found.count = int(all.size());
        for (const lines::Region &region : all.mid(0, ToldNames))
            found.first << region.name;
        return found;
    }));
}

void OutageRuleDialog::weighRegions()
{
    const bool own = hasOwn();
    m_own->setVisible(own);
    m_regionsField->setHint(own ? tr("Any GeoJSON of named polygons.")
                                : tr("The districts and provinces of Sri Lanka."));
    m_nameField->setHint(tr("Empty: district, region or name."));
    m_provinceField->setHint(tr("Empty: province; may be missing."));
    const QJsonValue wanted = regions();
    QString reason;
    QString hint = tr("One beside the workspace file moves with it.");
    if (own && wanted.isUndefined()) {
        reason = tr("Type or choose a file.");
    } else if (own && wanted != m_tried) {
        hint = tr("Being read…");
        m_soon.start();
    } else if (own && m_reading.isRunning()) {
        hint = tr("Being read…");
    } else if (own && m_found.error) {
        reason = Words::errorSentence(*m_found.error);
    } else if (own) {
        hint = tr("%n regions: %1", nullptr, m_found.count)
                   .arg(m_found.first.join(u", "_s) + (m_found.count > ToldNames ? u" …"_s : QString()));
    }
    m_fileField->setReason(reason);
    m_fileField->setHint(hint);
}

void OutageRuleDialog::weigh()
{
    bool ok = false;
    const int most = m_most->text().trimmed().toInt(&ok);
    ok = ok && most >= 1 && most <= LongestMomentary;
    m_mostField->setReason(ok ? QString()
                              : tr("Whole seconds, 1 to %1.").arg(Words::count(quint64(LongestMomentary))));
    m_mostField->setHint(
        !m_present.isEmpty() ? tr("What the file says is not understood: %1.").arg(m_present)
        : ok ? tr("%1; five minutes in IEEE 1366.").arg(LineWords::duration(std::chrono::seconds(most)))
             : QString());
    m_limitField->setHint(tr("IEEE 1366: momentary. Some regulators: sustained."));
    weighRegions();
    setWritten(m_context.workspace.fileName, u"outages"_s, part());
}

} // namespace console

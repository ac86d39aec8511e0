// SPDX-License-Identifier: GPL-3.0-or-later
#include "partstates.h"
#include "pictures.h"
#include "widgets/alarmstrip.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/gauge.h"
#include "widgets/holdbutton.h"
#include "widgets/linering.h"
#include "widgets/outcomemark.h"
#include "widgets/outcomeview.h"
#include "widgets/progressline.h"
#include "widgets/qualitymark.h"
#include "widgets/relaysymbol.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/stattile.h"
#include "widgets/theme.h"
#include "widgets/timeline.h"
#include "widgets/toast.h"
#include "widgets/valuecell.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;
using core::Quality;

namespace {

template <typename Widget>
Widget *in(Widget *widget, const QString &state)
{
    if (state == "hover"_L1 || state == "pressed"_L1)
        widget->setAttribute(Qt::WA_UnderMouse);
    if (state == "focus"_L1)
        widget->setProperty("ring", true);
    if (auto *button = qobject_cast<QAbstractButton *>(widget); button && state == "pressed"_L1)
        button->setDown(true);
    widget->setEnabled(state != "disabled"_L1);
    return widget;
}

const QStringList ButtonStates{u"rest"_s, u"hover"_s, u"focus"_s, u"pressed"_s, u"disabled"_s};
const QStringList FieldStates{u"rest"_s, u"hover"_s, u"focus"_s, u"disabled"_s};

Part buttonPart(const QByteArray &name, Button::Kind kind)
{
    Part part{name, {}};
    for (const QString &state : ButtonStates)
        part.states << State{state, [state, kind](const Say &say) -> QWidget * {
                                 auto *button = new Button(say(u"Look again"_s), kind);
                                 button->setIconName(u"download"_s);
                                 button->setKeyHint(u"F5"_s);
                                 return in(button, state);
                             }};
    return part;
}

template <typename Field>
Part fieldPart(const QByteArray &name, std::function<void(Field &, const Say &)> fill,
               const QStringList &states = FieldStates)
{
    Part part{name, {}};
    for (const QString &state : states)
        part.states << State{state, [state, fill](const Say &say) -> QWidget * {
                                 auto *field = new Field;
                                 fill(*field, say);
                                 return in(field, state);
                             }};
    return part;
}

QList<Part> controls()
{
    QList<Part> parts{buttonPart("button", Button::Kind::Normal),
                      buttonPart("primary", Button::Kind::Primary),
                      buttonPart("harmful", Button::Kind::Harmful), buttonPart("quiet", Button::Kind::Quiet)};
    Part hold{"hold button", {}};
    for (const QString &state : {u"rest"_s, u"focus"_s, u"disabled"_s, u"held"_s, u"held on"_s}) {
        hold.states << State{state, [state](const Say &say) -> QWidget * {
                                 auto *button = new HoldButton(say(u"Hold to switch off"_s));
                                 button->setKeyHint(u"Space"_s);
                                 button->picture(state == "held"_L1 ? 0.3 : state == "held on"_L1 ? 0.8 : 0);
                                 return in(button, state);
                             }};
    }
    Part segments{"segments", {}};
    for (int chosen = 0; chosen < 3; ++chosen)
        segments.states << State{
            QString::number(chosen), [chosen](const Say &say) -> QWidget * {
                auto *control = new SegmentedControl({say(u"1 h"_s), say(u"4 h"_s), say(u"Day"_s)});
                control->setCurrent(chosen);
                return control;
            }};
    parts << hold << segments
          << fieldPart<QLineEdit>("line", [](QLineEdit &field, const Say &) { field.setText(u"9600"_s); })
          << fieldPart<QSpinBox>("number", [](QSpinBox &field, const Say &) { field.setValue(17); })
          << fieldPart<QComboBox>("choice",
                                  [](QComboBox &field, const Say &say) { field.addItem(say(u"Even"_s)); })
          << fieldPart<QCheckBox>("tick",
                                  [](QCheckBox &field, const Say &say) { field.setText(say(u"Keep"_s)); })
          << fieldPart<QCheckBox>("ticked",
                                  [](QCheckBox &field, const Say &say) {
                                      field.setText(say(u"Keep"_s));
                                      field.setChecked(true);
                                  },
                                  {u"rest"_s, u"focus"_s, u"disabled"_s})
          << fieldPart<QRadioButton>("one of several", [](QRadioButton &field, const Say &say) {
                 field.setText(say(u"Even"_s));
             });
    return parts;
}

QList<Part> values()
{
    Part cell{"value cell", {}, true};
    Part gauge{"gauge", {}, true};
    Part tile{"stat tile", {}, true};
    for (int at = 0; at <= int(Quality::Unknown); ++at) {
        const auto quality = Quality(at);
        const ValueState state{231.4, 1, u"V"_s, quality, 11min};
        const QString word = QualityMark::word(quality);
        cell.states << State{word, [state](const Say &say) -> QWidget * {
                                 auto *part = new ValueCell(say(u"Voltage"_s));
                                 part->setState(state);
                                 return part;
                             }};
        gauge.states << State{word, [state](const Say &say) -> QWidget * {
                                  auto *part = new Gauge(say(u"Voltage"_s));
                                  part->setRange(180, 280);
                                  part->setState(state);
                                  part->setWords(say(u"limit 207 to 253"_s));
                                  return part;
                              }};
        tile.states << State{word, [quality](const Say &say) -> QWidget * {
                                 auto *part = new StatTile;
                                 part->setFigure(u"231"_s, u"kWh"_s);
                                 part->setWords(say(u"since midnight"_s));
                                 part->setNote(say(u"11 min"_s), quality);
                                 return part;
                             }};
    }
    Part bands{"gauge bands", {}, true};
    for (const double value : {230.0, 258.0, 275.0})
        bands.states << State{
            QString::number(value), [value](const Say &say) -> QWidget * {
                auto *part = new Gauge(say(u"Voltage"_s));
                part->setRange(180, 280);
                part->setBands({{253, 265, Gauge::Level::High}, {265, 280, Gauge::Level::Critical}});
                part->setState({value, 1, u"V"_s, Quality::Good, 2s});
                return part;
            }};
    Part relay{"relay", {}, true};
    for (const auto &[state, ordered] : {std::pair{RelayState::Open, false},
                                         {RelayState::Closed, false},
                                         {RelayState::Unknown, false},
                                         {RelayState::Open, true}})
        relay.states << State{RelaySymbol::word(state) + (ordered ? u" ordered"_s : QString()),
                              [state = state, ordered = ordered](const Say &) -> QWidget * {
                                  auto *part = new RelaySymbol;
                                  part->setState(state, ordered);
                                  return part;
                              }};
    Part ring{"line ring", {}, true};
    for (int at = 0; at <= int(LineState::Unknown); ++at)
        ring.states << State{LineRing::word(LineState(at)), [at](const Say &) -> QWidget * {
                                 auto *part = new LineRing;
                                 part->setLines(QList<LineState>(8, LineState(at)));
                                 return part;
                             }};
    return {cell, gauge, tile, bands, relay, ring};
}

QList<Part> feedback()
{
    Part outcome{"outcome view", {}, true};
    for (int at = -1; at <= int(core::Outcome::Cancelled); ++at) {
        const auto ending = at < 0 ? std::nullopt : std::optional(core::Outcome(at));
        outcome.states << State{OutcomeMark::word(ending), [ending](const Say &say) -> QWidget * {
                                    auto *part = new OutcomeView;
                                    part->setOutcome(ending, say(u"How it ended"_s), say(u"One sentence."_s));
                                    part->resize(420, 200);
                                    return part;
                                }};
    }
    Part toast{"toast", {}};
    for (int at = -1; at <= int(core::Outcome::Cancelled); ++at) {
        const auto ending = at < 0 ? std::nullopt : std::optional(core::Outcome(at));
        toast.states << State{OutcomeMark::word(ending), [ending](const Say &say) -> QWidget * {
                                  auto *part = new Toast(say(u"Relay on"_s), say(u"proved in 0.91 s"_s));
                                  part->setOutcome(ending);
                                  part->setAction(say(u"Evidence"_s));
                                  return part;
                              }};
    }
    Part progress{"progress", {}, true};
    for (const auto &[name, fraction] : {std::pair<QString, std::optional<double>>{u"unknown"_s, {}},
                                         {u"none"_s, 0.0},
                                         {u"half"_s, 0.5},
                                         {u"all"_s, 1.0}})
        progress.states << State{name, [fraction = fraction](const Say &say) -> QWidget * {
                                     auto *part = new ProgressLine(say(u"Exporting"_s));
                                     part->setFraction(fraction);
                                     part->setCancellable(true);
                                     part->resize(part->sizeHint().width() * 2, part->sizeHint().height());
                                     return part;
                                 }};
    Part banner{"banner", {}};
    for (const auto kind : {Banner::Kind::Simulated, Banner::Kind::Replay, Banner::Kind::Warning})
        banner.states << State{QString::number(int(kind)), [kind](const Say &say) -> QWidget * {
                                   auto *part = new Banner(kind);
                                   part->setText(say(u"Simulated."_s), say(u"No real meter here."_s));
                                   part->setAction(say(u"Leave"_s), u"Esc"_s);
                                   return part;
                               }};
    Part chip{"chip", {}};
    for (const auto kind : {Chip::Kind::Neutral, Chip::Kind::Mono, Chip::Kind::Warning, Chip::Kind::Critical})
        chip.states << State{QString::number(int(kind)),
                             [kind](const Say &say) -> QWidget * { return new Chip(say(u"Stale"_s), kind); }};
    Part badge{"badge", {}, true};
    for (int priority = 0; priority <= 4; ++priority)
        badge.states << State{QString::number(priority), [priority](const Say &say) -> QWidget * {
                                  auto *part = new Badge;
                                  part->setCount(say(u"14"_s));
                                  part->setPriority(priority);
                                  return part;
                              }};
    Part strip{"alarm strip", {}, true};
    for (int priority = 0; priority <= 4; ++priority)
        strip.states << State{
            QString::number(priority), [priority](const Say &say) -> QWidget * {
                auto *part = new AlarmStrip;
                if (priority)
                    part->setNewest(AlarmStrip::Alarm{priority, AlarmState::Active, say(u"Line 1 off"_s),
                                                      say(u"Kirulapone"_s), say(u"4 min"_s)});
                part->setUnacknowledged(priority);
                return part;
            }};
    Part empty{"empty state", {}};
    for (const bool button : {false, true})
        empty.states << State{button ? u"button"_s : u"words"_s, [button](const Say &say) -> QWidget * {
                                  auto *part = new EmptyState(u"waypoints"_s, say(u"No mesh yet."_s),
                                                              say(u"It appears with a gateway."_s));
                                  if (button)
                                      part->setAction(say(u"Add a sink"_s));
                                  return part;
                              }};
    return {outcome, toast, progress, banner, chip, badge, strip, empty};
}

const QList<Part> &parts()
{
    static const QList<Part> all = controls() + values() + feedback() + fleetParts() + busParts();
    return all;
}

QString plain(const QString &text) { return text; }

} // namespace

class PartStatesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::light().apply(*qApp); }
    void cleanup();
    void statesDiffer_data();
    void statesDiffer();
    void textsStandInside_data();
    void textsStandInside();
    void sharpAtEachScale_data();
    void sharpAtEachScale();

private:
    static void everyPart();
    static QImage picture(const State &state, const Say &say = plain, qreal scale = 1);
};

void PartStatesTest::cleanup()
{
    Theme::setScale(100);
    Theme::light().apply(*qApp);
}

void PartStatesTest::everyPart()
{
    QTest::addColumn<int>("part");
    for (int at = 0; at < parts().size(); ++at)
        QTest::newRow(parts().at(at).name.constData()) << at;
}

QImage PartStatesTest::picture(const State &state, const Say &say, qreal scale)
{
    const std::unique_ptr<QWidget> widget(state.make(say));
    if (!widget->testAttribute(Qt::WA_Resized))
        widget->resize(widget->sizeHint());
    widget->setAttribute(Qt::WA_DontShowOnScreen);
    widget->show();
    return pictures::take(*widget, scale);
}

void PartStatesTest::statesDiffer_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<bool>("dark");
    for (int at = 0; at < parts().size(); ++at) {
        for (const bool dark : {false, true})
            QTest::addRow("%s, %s", parts().at(at).name.constData(), dark ? "dark" : "light") << at << dark;
    }
}

void PartStatesTest::statesDiffer()
{
    QFETCH(int, part);
    QFETCH(bool, dark);
    Theme::of(dark ? Theme::Mode::Dark : Theme::Mode::Light).apply(*qApp);
    QList<std::pair<QString, QImage>> shots;
    for (const State &state : parts().at(part).states) {
        const QImage first = picture(state);
        // The same state twice is the same picture: what differs below is the state, not chance.
        QCOMPARE(pictures::difference(first, picture(state)), 0.0);
        shots.append({state.name, first});
    }
    // Sizes follow the words, and differ with them: such pairs differ wholly.
    const QString alike = pictures::firstAlike(
        shots, 0.0004, [](const QImage &a, const QImage &b) { return pictures::difference(a, b); });
    QVERIFY2(alike.isEmpty(), qPrintable(alike));
    if (!parts().at(part).grey)
        return;
    const QString grey = pictures::firstAlike(
        shots, 0.0004, [](const QImage &a, const QImage &b) { return pictures::greyDifference(a, b); });
    QVERIFY2(grey.isEmpty(), qPrintable(grey));
}

void PartStatesTest::textsStandInside_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("fonts");
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<bool>("longer");
    for (int at = 0; at < parts().size(); ++at) {
        const char *name = parts().at(at).name.constData();
        for (const qreal scale : {1.0, 1.5, 2.0, 3.0})
            QTest::addRow("%s, scale %g", name, scale) << at << 100 << scale << false;
        QTest::addRow("%s, 40 %% longer", name) << at << 100 << 1.0 << true;
        QTest::addRow("%s, fonts 200 %%", name) << at << 200 << 1.0 << false;
        QTest::addRow("%s, fonts 200 %%, 40 %% longer", name) << at << 200 << 1.0 << true;
    }
}

void PartStatesTest::textsStandInside()
{
    QFETCH(int, part);
    QFETCH(int, fonts);
    QFETCH(qreal, scale);
    QFETCH(bool, longer);
    Theme::setScale(fonts);
    Theme::light().apply(*qApp);
    for (const State &state : parts().at(part).states) {
        const std::unique_ptr<QWidget> widget(state.make(longer ? Say(pictures::longer) : Say(plain)));
        if (!widget->testAttribute(Qt::WA_Resized))
            widget->resize(widget->sizeHint());
        widget->setAttribute(Qt::WA_DontShowOnScreen);
        widget->show();
        const QStringList spoilt = pictures::spoiltTexts(*widget, scale, true);
        QVERIFY2(spoilt.isEmpty(), qPrintable(state.name + u": "_s + spoilt.join(u'\n')));
    }
}

void PartStatesTest::sharpAtEachScale_data() { everyPart(); }

void PartStatesTest::sharpAtEachScale()
{
    QFETCH(int, part);
    // What is painted for a finer screen is more than the coarse picture blown up, and has its size.
    const State &state = parts().at(part).states.constFirst();
    const QImage coarse = picture(state);
    for (const qreal scale : {1.5, 2.0, 3.0}) {
        const QImage fine = picture(state, plain, scale);
        QCOMPARE(fine.size(), coarse.size() * scale);
        const QImage blown = coarse.scaled(fine.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(pictures::difference(fine, blown, 40) > 0.001);
    }
}

QTEST_MAIN(PartStatesTest)
#include "tst_partstates.moc"

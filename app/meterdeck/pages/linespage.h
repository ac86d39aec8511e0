// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "engine/linepath.h"
#include "models/linedevicesmodel.h"
#include "models/lineregionsmodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QBoxLayout;
class QLineEdit;
class QScrollArea;
class QStackedLayout;

namespace widgets {
class Button;
class Card;
class Label;
class MapView;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

class LineBoard;
class LineDetail;
class LineIndicesCard;
class MapBackground;
class PageHeader;
class Settings;

/// Where power is missing: every device with lines on a map, as a board or as a list, the provinces worst
/// first, the interruption indices, and the chosen device closely.
///
/// What changed is taken four times a second at most, and only while the page is on screen. GUI thread.
class LinesPage : public QWidget
{
    Q_OBJECT

public:
    enum class View
    {
        Map,
        Board,
        List
    };

    LinesPage(const engine::Engine &engine, Settings &settings, QWidget *parent = nullptr);
    ~LinesPage() override;

    void setView(View view);
    View view() const;
    /// Shows one device closely, and its place on the map.
    void choose(const core::DeviceId &device);
    const core::DeviceId &chosen() const { return m_chosen; }
    /// One province alone; nothing for all.
    void setProvince(const std::optional<QString> &province);
    /// Brings everything up to date.
    void refresh();
    /// Continues the curve of the chosen device.
    void follow(core::UtcTime now);
    void focusFilter();
    widgets::MapView *map() const { return m_map; }
    MapBackground *background() const { return m_background.get(); }
    /// What is said below the map; empty: nothing.
    QString note() const;
    LineDetail *detail() const { return m_detail; }
    LineIndicesCard *indices() const { return m_indices; }
    const LineDevicesModel &model() const { return m_model; }

signals:
    void deviceRequested(const core::DeviceId &device);
    /// Labels and customers of a device's lines are to be changed.
    void editRequested(const core::DeviceId &device);
    void wallRequested();
    /// What lies under the map is to be changed.
    void mapChangeRequested();
    /// Work is to be announced at a site.
    void planRequested(const core::DeviceId &device);
    /// How interruptions are counted, and by which regions, is to be changed.
    void outageRuleRequested();
    /// What the voltages of a device are judged by is to be changed.
    void voltageTermsRequested(const core::DeviceId &device);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildControls();
    QWidget *buildLeft();
    QWidget *buildCentre();
    QScrollArea *columnOf(QWidget *content);
    void fit();
    void fitTables();
    QWidget *buildNote();
    void showNote();
    void nameRegions();
    void showMap(const QList<engine::MonitoredDevice> &devices);
    void showSentence();
    void showChosen();
    void showCard();
    void syncChoice();

    const engine::Engine &m_engine;
    Settings &m_settings;
    LineDevicesModel m_model;
    LineRegionsModel m_regions;
    QTimer m_soon;
    QTimer m_slow;
    core::DeviceId m_chosen;
    bool m_isPersonsChoice = false;
    bool m_isOpening = false; ///< the page is being shown
    std::optional<QString> m_province = std::nullopt;
    QList<QPair<core::DeviceId, std::optional<core::Place>>> m_placed;
    PageHeader *m_header;
    widgets::SegmentedControl *m_views = nullptr;
    QBoxLayout *m_columns = nullptr;
    QScrollArea *m_scroll = nullptr;
    QScrollArea *m_leftScroll = nullptr;
    QScrollArea *m_rightScroll = nullptr;
    widgets::TableView *m_provinces = nullptr;
    widgets::Button *m_allProvinces = nullptr;
    LineIndicesCard *m_indices = nullptr;
    widgets::Card *m_centre = nullptr;
    QLineEdit *m_filter = nullptr;
    QList<widgets::Button *> m_mapButtons;
    QStackedLayout *m_stack = nullptr;
    widgets::MapView *m_map = nullptr;
    std::unique_ptr<MapBackground> m_background;
    widgets::Card *m_provincesCard = nullptr;
    QWidget *m_note = nullptr;
    widgets::Label *m_noteWords = nullptr;
    widgets::Button *m_allowTiles = nullptr;
    LineBoard *m_board = nullptr;
    widgets::TableView *m_list = nullptr;
    LineDetail *m_detail = nullptr;
    bool m_syncing = false;
    bool m_began = false;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"

#include <QDateTime>
#include <QFrame>
#include <QPointer>

class QMenu;

namespace widgets {

class Button;
class Label;
class SearchField;

/// The bar of 48 px above everything: workspace with its menu, live state with the transports, the search
/// field, the clock with its zone, a switch of the theme and the role. What is not set is not shown, so no
/// button is dead. Where there is no room for all, date, rate, zone and figures go, in this order.
class TopBar : public QFrame
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    void setWorkspace(const QString &name);
    /// What the workspace's button opens; without one a click is workspaceClicked(). The menu stays its
    /// owner's.
    void setWorkspaceMenu(QMenu *menu);
    /// `mode` is "Live", "Replay" or "Simulated"; `figures` such as "6 of 7 transports up"; the mark tells
    /// how well it is.
    void setLive(const QString &mode, const QString &figures, const QString &rate, core::Quality mark);
    /// A field that opens the palette or the search; `keys` are its shortcut ("Ctrl", "K"). Empty text hides
    /// it.
    void setSearch(const QString &placeholder, const QStringList &keys = {});
    /// The time with its zone and date; seconds are shown.
    void setClock(const QDateTime &time);
    void setThemeSwitchVisible(bool visible);
    /// The role ("operator"); empty hides it.
    void setPersonRole(const QString &role);
    /// As wide as the navigation below it; a narrow one leaves room for the mark alone.
    void setBrandWidth(int width);

    QSize sizeHint() const override;

signals:
    void workspaceClicked();
    void searchClicked();
    void themeSwitchClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class LiveMark;
    class WorkspaceButton;

    void fit();
    void openMenu();
    void sizeBar();

    QWidget *m_brand;
    Label *m_brandName;
    WorkspaceButton *m_workspace;
    QPointer<QMenu> m_menu;
    LiveMark *m_mark;
    Label *m_mode;
    Label *m_figures;
    Label *m_rate;
    SearchField *m_search;
    Label *m_time;
    Label *m_zone;
    Label *m_date;
    Button *m_theme;
    QWidget *m_roleArea;
    Label *m_role;
};

} // namespace widgets
